/**
 * Makes dist/: declarations by tsc, one file for each of src/ that a public type needs; code by esbuild, in a few
 * files, with the parts of the libraries that every call uses. Node spends most of a cold start on finding, reading
 * and linking files, as bench/cold-start measures. Libraries that few calls need stay dependencies and are imported
 * when they are needed.
 */
import { spawn } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type BuildOptions, build, type PluginBuild } from 'esbuild'
import { describeLicences } from './describe-licences.js'
import { dropBareImports } from './drop-bare-imports.js'
import { lateBuiltins } from './late-builtins.js'
import { narrowDeclarations } from './narrow-declarations.js'
import { narrowImports } from './narrow-imports.js'
import { reachableDeclarations } from './reachable-declarations.js'
import { reachableOutputs } from './reachable-outputs.js'
import { shipSources } from './ship-sources.js'

/** Entry points by their names in `exports` of package.json. */
const entries = {
  index: 'src/index.ts',
  'simulator/index': 'src/simulator/index.ts',
  'sdk/index': 'src/sdk/index.ts',
  'sinks/index': 'src/sinks/index.ts',
  'testing/index': 'src/testing/index.ts',
  'documents/dynamodb': 'src/documents/dynamodb.ts',
  'transfer/index': 'src/transfer/index.ts',
  'client/services': 'src/client/services.ts',
}
/** The program of `bin` in package.json. It has no declarations: nobody imports it. */
const program = { cli: 'src/cli/index.ts' }
/** An entry point that shares no class with the others, and would divide the code that they share once more. */
const plugin = { 'eslint/index': 'src/eslint/index.ts' }

/**
 * What a shell asks at each press of Tab: one small file, since loading the core would take longer than to answer. It
 * shares nothing with the program but its caller.
 */
const completion = { in: 'src/cli/commands/completion/answer-shell.ts', out: 'libraries/completion' }

/** Optional dependencies, which few programs install. */
const external = [
  '@aws-sdk/signature-v4a',
  '@duckdb/node-api',
  'better-sqlite3',
  'hyparquet-writer',
  'pg',
  'pg-copy-streams',
]

/**
 * Libraries that few programs load, but that the package includes. From January 2027 the AWS SDK's packages need Node
 * 22; as dependencies, their newest versions would be installed on Node 20 too. The other libraries are CommonJS, and
 * `require` does not exist in a user's bundle of ES modules; here it becomes `import`. They have a build of their own,
 * so that they do not split the code that every call uses into more files.
 */
const apart = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-login',
  '@smithy/credential-provider-imds',
  '@smithy/signature-v4',
  'http-proxy-agent',
  'https-proxy-agent',
  'yaml',
]
/** Its ES modules, which it offers to browsers: of its CommonJS, esbuild would export only a default. */
const sources: Readonly<Record<string, string>> = { yaml: 'node_modules/yaml/browser/dist/index.js' }

const common = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions

rmSync('dist', { recursive: true, force: true })
// Beside the code, which does not need them.
const declarations = writeDeclarations()
const plugins = [
  { name: 'apart', setup: resolveApart },
  { name: 'late-builtins', setup: lateBuiltins(['node:http', 'node:https', 'node:tls']) },
  { name: 'narrow-imports', setup: narrowImports(/^@(?:aws-sdk|smithy)\/|^\.\.?\/(?:.*\/)?index\.js$/) },
]
const code = {
  ...common,
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  external,
  // Names stay as they are, and Node prints the line of an uncaught error, so lines stay short.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
}
const { metafile } = await build({
  ...code,
  entryPoints: { ...entries, ...program },
  plugins: [
    ...plugins,
    { name: 'completion', setup: resolveCompletion },
    { name: 'one-core', setup: oneCore },
  ],
  // The import that oneCore adds runs nothing; esbuild only counts it.
  logOverride: { 'ignored-bare-import': 'silent' },
})
const { metafile: eslint } = await build({ ...code, entryPoints: plugin, splitting: false, plugins })
dropBareImports(Object.keys(metafile.outputs))
const { metafile: answers } = await build({ ...code, entryPoints: [completion], splitting: false, plugins })
const used = reachableOutputs(metafile, Object.keys({ ...entries, ...program }))
for (const path of Object.keys(metafile.outputs)) if (!used.has(path)) rmSync(path)
runnable('dist/cli.js')
const libraries = await build({
  ...common,
  entryPoints: apart.map((name) => ({ in: sources[name] ?? name, out: libraryName(name) })),
  outdir: 'dist/libraries',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  // On Node 20 the SDK warns once per process about versions that nexttoken does not install. Only our own copy is
  // silenced; a program's own SDK clients warn as before.
  define: { 'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"' },
  plugins: [
    { name: 'narrow-imports', setup: narrowImports(/^@(?:aws-sdk|smithy)\//) },
    { name: 'late-builtins', setup: lateBuiltins() },
  ],
})
const inputs = [
  ...[...used].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {})),
  ...Object.keys(eslint.inputs),
  ...Object.keys(answers.inputs),
  ...Object.keys(libraries.metafile.inputs),
].filter((path) => !/^(?:narrowed|late-builtin|absent):/.test(path))
writeFileSync('dist/THIRD-PARTY-LICENCES.txt', describeLicences(inputs))
if (await declarations) {
  narrowDeclarations()
  removeOtherDeclarations()
  shipSources()
} else process.exitCode = 1

/** Runs tsc, by Node, since Windows has no program named npx that can be run without a shell. Gives whether it succeeded. */
function writeDeclarations(): Promise<boolean> {
  const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) =>
    tsc.on('error', reject).on('close', (status) => resolve(status === 0)),
  )
}

/** Removes what no entry point reaches, which is half of the declarations, and the maps to their sources. */
function removeOtherDeclarations(): void {
  const reached = reachableDeclarations(Object.keys({ ...entries, ...plugin }))
  for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    const path = join('dist', name)
    const declarations = path.replace(/\.map$/, '')
    if (declarations.endsWith('.d.ts') && !reached.has(declarations)) rmSync(path)
  }
}

/**
 * Lets every file that the core loads late import the core. esbuild writes a file for each set of entry points that
 * share code; now they all share all of the core, and it stays in few files. Each file costs a millisecond of a start.
 */
function oneCore({ onResolve, onLoad }: PluginBuild): void {
  // The last one is imported by the other late files too, and may be loaded before anybody imports it late.
  const alwaysLate = [
    'src/simulator/index.ts',
    'src/sinks/index.ts',
    'src/testing/index.ts',
    'src/transfer/index.ts',
    'src/documents/dynamodb.ts',
    'src/cli/run-operation.ts',
  ]
  const late = new Set<string>(alwaysLate.map((path) => resolve(path)))
  onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
    if (kind === 'dynamic-import') late.add(resolve(resolveDir, path).replace(/\.js$/, '.ts'))
    return undefined
  })
  onResolve({ filter: /^core:/ }, ({ path }) => ({ path: resolve(path.slice('core:'.length)) }))
  onLoad({ filter: /\.ts$/ }, ({ path }) => {
    if (!late.has(path)) return undefined
    const imports = coresOf(path).map((core) => `import 'core:${core}'\n`)
    return {
      contents: `${imports.join('')}${readFileSync(path, 'utf8')}`,
      loader: 'ts',
      resolveDir: dirname(path),
    }
  })
}

/** What a file that is loaded late shares: the library, and for one of the command line the parts of that too. */
function coresOf(path: string): readonly string[] {
  const isOfProgram = path.startsWith(resolve('src/cli'))
  return ['src/index.ts', ...(isOfProgram ? ['src/cli/main.ts', 'src/cli/run-operation.ts'] : [])]
}

/** A shell starts the file with Node. */
function runnable(path: string): void {
  writeFileSync(path, `#!/usr/bin/env node\n${readFileSync(path, 'utf8')}`)
  chmodSync(path, 0o755)
}

function resolveCompletion({ onResolve }: PluginBuild): void {
  onResolve({ filter: /\/answer-shell\.js$/ }, () => ({ path: `#${completion.out}`, external: true }))
}

/** `@aws-sdk/x` becomes `#libraries/x`, which `imports` of package.json maps to dist/libraries. */
function resolveApart({ onResolve }: PluginBuild): void {
  onResolve({ filter: /^@aws-sdk\/|^@smithy\/|-proxy-agent$|^yaml$/ }, ({ path }) =>
    apart.includes(path) ? { path: `#libraries/${libraryName(path)}`, external: true } : undefined,
  )
}

function libraryName(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}
