/**
 * Tests the packed tarball under Jest, as docs/bundling.md and docs/testing-your-code.md describe it: `npm run test:jest`,
 * after the build. It installs Jest from the registry, because its 280 packages are too many for every `npm ci`.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { jestProgram } from './jest-program.js'
import { pack } from './pack.js'

const run = promisify(execFile)
const packages = ['jest@30.5.2', 'esbuild@0.28.2']
const project = mkdtempSync(join(tmpdir(), 'nexttoken-jest-'))
const esmFlags = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning']
const esmConfig = JSON.stringify({ transform: {}, testEnvironment: 'node' })
const packageJson = (type: string) => JSON.stringify({ private: true, type })

/** The recipe of docs/testing-your-code.md: the module under test, and its test. */
const recipe = {
  'topics.js': documented('topics.js', 'docs/testing-your-code.md'),
  'topics.test.js': documented('topics.jest.test.js', 'docs/testing-your-code.md'),
}
/** The same in CommonJS, as that page says. */
const recipeByRequire = Object.fromEntries(
  Object.entries(recipe).map(([file, text]) => [file, withRequire(text)]),
)

/** One small project per folder, with its files. */
const kinds: readonly { name: string; flags: readonly string[]; files: Record<string, string> }[] = [
  {
    name: 'ES modules',
    flags: esmFlags,
    files: {
      'package.json': packageJson('module'),
      'jest.config.json': esmConfig,
      'listing.test.js': jestProgram('import'),
      ...recipe,
    },
  },
  {
    name: 'CommonJS with import()',
    flags: esmFlags,
    files: {
      'package.json': packageJson('commonjs'),
      'jest.config.json': esmConfig,
      'listing.test.js': jestProgram('import()'),
    },
  },
  {
    name: 'CommonJS with require()',
    flags: [],
    files: {
      'package.json': packageJson('commonjs'),
      'jest.config.cjs': documented('jest.config.cjs'),
      'to-common-js.cjs': documented('to-common-js.cjs'),
      'listing.test.js': jestProgram('require'),
      ...recipeByRequire,
    },
  },
]

try {
  writeFileSync(join(project, 'package.json'), packageJson('module'))
  const tarball = resolve(pack('build/package').path)
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  execFileSync('npm', ['install', ...options, tarball, ...packages], { cwd: project, stdio: 'inherit' })
  let failures = 0
  for (const kind of kinds) {
    const problem = await runJest(kind)
    if (problem) console.error(`${kind.name}:\n${problem}`)
    if (problem) failures++
  }
  console.log(`jest: ${kinds.length} kinds of projects, ${failures} failures`)
  process.exitCode = failures === 0 ? 0 : 1
} finally {
  rmSync(project, { recursive: true, force: true })
}

/** The failure; undefined if all tests passed. The packages are installed one folder above. */
async function runJest({ name, flags, files }: (typeof kinds)[number]): Promise<string | undefined> {
  const folder = join(project, name.replace(/\W+/g, '-'))
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  // The documented configuration expects nexttoken in the project's folder.
  execFileSync('cp', ['-r', join(project, 'node_modules/nexttoken'), join(folder, 'node_modules')])
  const jest = join(project, 'node_modules/jest/bin/jest.js')
  const { AWS_PROFILE: _, NODE_OPTIONS: __, NEXTTOKEN_MODELS: ___, ...rest } = process.env
  const env = { ...rest, HOME: folder, CI: 'true' }
  const answer = await run(process.execPath, [...flags, jest, '--json', '--no-cache'], {
    cwd: folder,
    env,
  }).catch((error: { stdout: string; stderr: string }) => error)
  const passed = /"numPassedTests":(\d+)/.exec(answer.stdout)?.[1]
  const tests = 'topics.test.js' in files ? 5 : 3
  const isRight = passed === String(tests) && answer.stdout.includes('"success":true')
  return isRight ? undefined : `${answer.stderr}\n${answer.stdout.slice(0, 500)}`
}

/** The file of a page whose first line is a comment with this name. */
function documented(name: string, page = 'docs/bundling.md'): string {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```js\n([\s\S]*?)^```$/gm)
  const found = [...blocks].find(([, text]) => text?.startsWith(`// ${name}\n`))
  if (!found?.[1]) throw new Error(`${page} shows no ${name}`)
  return found[1]
}

/** ES modules as CommonJS: `import { a } from 'b'` and `export const`, `export async function`. */
function withRequire(text: string): string {
  const names = [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].map(([, name]) => name)
  const required = text
    .replace(/^import (\{.*\}) from (.*)$/gm, 'const $1 = require($2)')
    .replace(/^export (?=const|async function)/gm, '')
  return names.length === 0 ? required : `${required}\nmodule.exports = { ${names.join(', ')} }\n`
}
