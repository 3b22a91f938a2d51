import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type BuildOptions, build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPackage } from '../../tools/checks/install-package.js'
import { type Packed, pack } from '../../tools/checks/pack.js'
import {
  acrossProgram,
  bundledProgram,
  commonJsProgram,
  esmProgram,
  instanceProgram,
  regionSetProgram,
  roleProgram,
  sdkProgram,
} from '../../tools/checks/programs.js'

const run = promisify(execFile)
const project = mkdtempSync(join(tmpdir(), 'nexttoken-package-'))
let packed: Packed

beforeAll(() => {
  packed = pack(join(tmpdir(), 'nexttoken-packed', String(process.pid)))
  installPackage(packed.path, project, ['@types/node', '@aws-sdk/client-sns', 'eslint'])
})

afterAll(() => {
  rmSync(project, { recursive: true, force: true })
  rmSync(join(packed.path, '..'), { recursive: true, force: true })
})

/** Node on a file of the project, without this machine's settings of AWS. */
async function runNode(file: string, env: Record<string, string> = {}) {
  const { AWS_PROFILE: _, NODE_OPTIONS: __, NEXTTOKEN_MODELS: ___, ...rest } = process.env
  const nowhere = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' }
  return run(process.execPath, [file], { cwd: project, env: { ...rest, ...nowhere, ...env } }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
}

async function runProgram(file: string, code: string, env: Record<string, string> = {}) {
  writeFileSync(join(project, file), code)
  return runNode(file, env)
}

describe('the packed tarball', () => {
  it('stays within its size limit', () => {
    const { size, unpackedSize, files } = packed
    expect(size).toBeLessThan(7_900_000)
    expect(unpackedSize).toBeLessThan(33_000_000)
    expect(files.length).toBeLessThan(3_000)
  })

  it('contains what a user needs and no development files', () => {
    const folders = new Set(packed.files.map(({ path }) => path.split('/')[0]))
    expect([...folders].sort()).toEqual(
      ['LICENSE', 'NOTICE', 'README.md', 'dist', 'docs', 'models', 'package.json', 'types'].sort(),
    )
  })
})

describe('a project that installed the tarball', () => {
  it('has the source of every declaration, so that an editor can show it', () => {
    const paths = packed.files.map(({ path }) => path).filter((path) => path.startsWith('dist/'))
    const declarations = paths.filter((path) => path.endsWith('.d.ts'))
    expect(declarations.length).toBeGreaterThan(100)
    const sources = declarations.flatMap((path) => {
      const map = readFileSync(join(project, 'node_modules/nexttoken', `${path}.map`), 'utf8')
      return JSON.parse(map).sources.map((source: string) => join(dirname(path), source))
    })
    expect(sources.filter((source) => !paths.includes(source))).toEqual([])
    expect(paths.filter((path) => path.startsWith('dist/src/')).sort()).toEqual([...new Set(sources)].sort())
  })

  it('imports it from an ES module', async () => {
    expect(await runProgram('esm.mjs', esmProgram)).toEqual({ stdout: '103 topics\n', stderr: '' })
  })

  it('lists across regions', async () => {
    expect(await runProgram('across.mjs', acrossProgram)).toEqual({
      stdout: '206 topics, complete complete\n',
      stderr: '',
    })
  })

  it('requires it from CommonJS without a warning', async () => {
    expect(await runProgram('common.cjs', commonJsProgram)).toEqual({ stdout: '103 topics\n', stderr: '' })
  })

  it('imports nexttoken/sdk and nexttoken/eslint', async () => {
    expect(await runProgram('sdk.mjs', sdkProgram)).toMatchObject({
      stdout: '103 topics, nexttoken/no-unread-token\n',
    })
  })

  // On Node 20 the AWS SDK's own clients, such as that of STS, warn that later versions need Node 22.
  it('uses the credentials of a role without a warning about the version of Node', async () => {
    const env = { AWS_CONFIG_FILE: join(project, 'aws-config') }
    expect(await runProgram('role.mjs', roleProgram, env)).toEqual({
      stdout: '103 topics FROMROLE\n',
      stderr: '',
    })
  })

  it('is told what to install if a call needs the SigV4a package', async () => {
    const { stdout } = await runProgram('region-set.mjs', regionSetProgram)
    const problem = 'cloudfront-keyvaluestore.ListKeys: this call must be signed with "sigv4a", which needs'
    expect(stdout).toMatch(new RegExp(`^NotSupported ERR_MODULE_NOT_FOUND ${problem} .*signature-v4a`))
    expect(stdout).toContain('run `npm install @aws-sdk/signature-v4a`')
  })

  it('makes a SigV4a call if the package is installed', async () => {
    const signer = 'node_modules/@aws-sdk/signature-v4a'
    symlinkSync(resolve(signer), join(project, signer))
    try {
      expect(await runProgram('region-set.mjs', regionSetProgram)).toMatchObject({
        stdout: 'sent AWS4-ECDSA-P256-SHA256\n',
      })
    } finally {
      rmSync(join(project, signer))
    }
  })
})

describe('a bundled program', () => {
  interface BundleShape {
    readonly words: string
    readonly file: string
    readonly options: BuildOptions
  }
  const commonJs: BundleShape = { words: 'CommonJS', file: 'out/bundle.cjs', options: { format: 'cjs' } }
  const shapes: readonly BundleShape[] = [
    commonJs,
    { words: 'CommonJS, minified', file: 'out/small.cjs', options: { format: 'cjs', minify: true } },
    { words: 'an ES module', file: 'out/bundle.mjs', options: { format: 'esm' } },
    {
      words: 'ES modules in several files',
      file: 'out/split/bundled.mjs',
      options: { format: 'esm', splitting: true },
    },
  ]

  async function bundle(file: string, options: BuildOptions, program = bundledProgram): Promise<void> {
    writeFileSync(join(project, 'bundled.mjs'), program)
    const { warnings } = await build({
      ...options,
      absWorkingDir: project,
      entryPoints: ['bundled.mjs'],
      ...(options.splitting ? { outdir: dirname(file), outExtension: { '.js': '.mjs' } } : { outfile: file }),
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
    })
    expect(warnings).toEqual([])
  }

  const inside = new Map<BundleShape, Promise<string>>()

  /** The listing with nexttoken inside. Bundled once for all tests; gives the file. */
  function bundleInside(shape: BundleShape): Promise<string> {
    const file = `inside/${shape.file}`
    const bundled = inside.get(shape) ?? bundle(file, shape.options).then(() => file)
    inside.set(shape, bundled)
    return bundled
  }

  function copyModels(folder: string, more: readonly string[] = []): string {
    for (const file of ['index.json', 'sns.json.br', ...more]) {
      cpSync(join(project, 'node_modules/nexttoken/models', file), join(project, folder, file))
    }
    return join(project, folder)
  }

  it.each(shapes)('with nexttoken as an external package runs: $words', async ({ file, options }) => {
    await bundle(file, { ...options, external: ['nexttoken'] })
    expect(await runNode(file)).toEqual({ stdout: '103 topics\n', stderr: '' })
  })

  it.each(shapes)('with nexttoken inside loads models from the configured folder: $words', async (shape) => {
    const models = copyModels('copied-models')
    expect(await runNode(await bundleInside(shape), { NEXTTOKEN_MODELS: models })).toEqual({
      stdout: '103 topics\n',
      stderr: '',
    })
  })

  it.each(shapes)('lists across regions with nexttoken inside: $words', async (shape) => {
    await bundle(shape.file, shape.options, acrossProgram)
    const models = copyModels('fleet-models', ['regions.json', 'sts.json.br'])
    expect(await runNode(shape.file, { NEXTTOKEN_MODELS: models })).toEqual({
      stdout: '206 topics, complete complete\n',
      stderr: '',
    })
  })

  it.each(shapes)('with nexttoken inside and no models fails with the remedy: $words', async (shape) => {
    const { stdout, stderr } = await runNode(await bundleInside(shape))
    expect(stdout).toBe('')
    expect(stderr).toMatch(/models\/index\.json: no such file; .*keep nexttoken external/)
    expect(stderr).toContain('NEXTTOKEN_MODELS')
  })

  // An ES module has no `require`: a bundled CommonJS package that asks for a module of Node's by it throws there.
  it.each(shapes)('uses the credentials of an instance and a proxy: $words', async (shape) => {
    await bundle(shape.file, shape.options, instanceProgram)
    const models = copyModels('copied-models')
    expect(await runNode(shape.file, { NEXTTOKEN_MODELS: models })).toEqual({
      stdout: '103 topics FROMINSTANCE Throughproxy http://sns.example/\n',
      stderr: '',
    })
  })

  it('with nexttoken inside can set the variable itself, as in docs/bundling.md', async () => {
    const [, lines = ''] = /^```js\n([\s\S]*?)^```$/m.exec(readFileSync('docs/bundling.md', 'utf8')) ?? []
    expect(lines).toContain('NEXTTOKEN_MODELS')
    copyModels('beside/models')
    await bundle('beside/bundle.cjs', { format: 'cjs' }, `${lines}${bundledProgram}`)
    expect(await runNode('beside/bundle.cjs')).toEqual({ stdout: '103 topics\n', stderr: '' })
  })

  it('names the variable if it points to a missing folder', async () => {
    const { stderr } = await runNode(await bundleInside(commonJs), { NEXTTOKEN_MODELS: '/nonexistent' })
    expect(stderr).toMatch(/\/nonexistent\/index\.json: no such file; NEXTTOKEN_MODELS must name a copy/)
  })
})

describe('a TypeScript project with skipLibCheck: false', () => {
  const typed = `import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'

export async function listNames(): Promise<string[]> {
  const aws = await simulate({ 'sns.ListTopics': { items: 3 } })
  const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint })
  const names: string[] = []
  for await (const topic of sns.paginate('list_topics').items()) names.push(topic.TopicArn ?? '')
  // @ts-expect-error: a topic has no such member, so the declarations of SNS are loaded
  for await (const topic of sns.paginate('list_topics').items()) names.push(topic.NoSuchMember)
  return names
}
`
  const typedByImport = `import { client } from 'nexttoken'
import 'nexttoken/types/s3'

export async function countKeys(): Promise<number> {
  const s3 = client('s3', { region: 'us-east-1' })
  const page = await s3.listObjectsV2({ Bucket: 'logs' })
  const size: number | undefined = page.Contents?.[0]?.Size
  // @ts-expect-error: the bucket is missing
  await s3.listObjectsV2({})
  return size ?? 0
}
`
  const typedBySdk = `import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Linter } from 'eslint'
import nexttoken from 'nexttoken/eslint'
import { paginate } from 'nexttoken/sdk'

export const configs: Linter.Config[] = [nexttoken.configs.recommended]

export async function listArns(): Promise<(string | undefined)[]> {
  const topics = await paginate(new SNSClient({}), ListTopicsCommand, {}, { maxItems: 5 }).items().toArray()
  // @ts-expect-error: a topic has no such member
  topics[0]?.NoSuchMember
  return topics.map(({ TopicArn }) => TopicArn)
}
`
  const required = `import nexttoken = require('nexttoken')
export const sns = nexttoken.client('sns')
`
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    types: ['node', 'nexttoken/types/sns'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  }

  it('compiles: types by tsconfig.json, by import, and from CommonJS', async () => {
    writeFileSync(join(project, 'by-types.mts'), typed)
    writeFileSync(join(project, 'by-import.mts'), typedByImport)
    writeFileSync(join(project, 'by-sdk.mts'), typedBySdk)
    writeFileSync(join(project, 'required.cts'), required)
    const files = ['by-types.mts', 'by-import.mts', 'by-sdk.mts', 'required.cts']
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
    const tsc = join(process.cwd(), 'node_modules/.bin/tsc')
    const compiled = await run(tsc, ['-p', project]).catch((error: { stdout: string }) => error)
    expect(compiled.stdout).toBe('')
  })
})
