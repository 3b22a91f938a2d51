/**
 * Makes dist/: the declarations by tsc, a file each as in src/, and the program by esbuild, in few files, with what
 * it uses of the libraries on every call's way. Node spends most of a cold start on finding, reading and linking
 * files: bench/cold-start measures it. What few calls need stays a dependency and is imported when it is needed.
 */
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { type BuildOptions, build, type PluginBuild } from 'esbuild'
import { describeLicences } from './describe-licences.js'
import { importRequired } from './import-required.js'
import { reachableOutputs } from './reachable-outputs.js'

/** By the names in package.json's `exports`. */
const entries = {
  index: 'src/index.ts',
  'simulator/index': 'src/simulator/index.ts',
  'eslint/index': 'src/eslint/index.ts',
  'sdk/index': 'src/sdk/index.ts',
  'client/services': 'src/client/services.ts',
}

/** Loaded by few programs. */
const external = ['@aws-sdk/signature-v4a', '@smithy/signature-v4']

/**
 * Loaded by few programs, and in the package all the same. From January 2027 the AWS SDK's packages need Node 22, and
 * as dependencies their newest versions would be installed on Node 20 too, directly or below each other. The others
 * hold CommonJS, whose `require` a user's bundle lacks where it is an ES module; here it becomes `import`. They are a
 * build of their own, so that they do not split the code of every call's way into more files.
 */
const apart = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-login',
  '@smithy/credential-provider-imds',
  'http-proxy-agent',
  'https-proxy-agent',
]

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
// By Node, since Windows has no program named npx that can be run without a shell.
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})
const { metafile } = await build({
  ...common,
  entryPoints: entries,
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  external,
  plugins: [{ name: 'apart', setup: resolveApart }],
})
const used = reachableOutputs(metafile, Object.keys(entries))
for (const path of Object.keys(metafile.outputs)) if (!used.has(path)) rmSync(path)
const libraries = await build({
  ...common,
  entryPoints: apart.map((name) => ({ in: name, out: libraryName(name) })),
  outdir: 'dist/libraries',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  // The SDK warns once a process on Node 20, of versions that nexttoken does not install. This copy is ours alone, so
  // a program's own clients of the SDK warn as before.
  define: { 'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"' },
  plugins: [{ name: 'import-required', setup: importRequired }],
})
const inputs = [
  ...[...used].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {})),
  ...Object.keys(libraries.metafile.inputs),
]
writeFileSync('dist/THIRD-PARTY-LICENCES.txt', describeLicences(inputs))

/** `@aws-sdk/x` becomes `#libraries/x`, which package.json's `imports` finds in dist/libraries. */
function resolveApart({ onResolve }: PluginBuild): void {
  onResolve({ filter: /^@aws-sdk\/|^@smithy\/|-proxy-agent$/ }, ({ path }) =>
    apart.includes(path) ? { path: `#libraries/${libraryName(path)}`, external: true } : undefined,
  )
}

function libraryName(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}
