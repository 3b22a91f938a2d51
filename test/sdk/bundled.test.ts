import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { build, type Plugin } from 'esbuild'
import { simulate } from 'nexttoken/simulator'
import { beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const folder = 'build/sdk-bundle'

const program = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { paginate } from 'nexttoken/sdk'

const config = { region: 'us-east-1', endpoint: process.argv[2], credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }
const sns = new SNSClient(config)
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(config))

/** As a command of one's own makes it that wraps another: it says nothing of itself. */
class Quiet {
  constructor(input) {
    this.command = new ListTopicsCommand(input)
    this.middlewareStack = this.command.middlewareStack
  }
  resolveMiddleware(stack, configuration, options) {
    if (!stack.add) throw new Error('no stack')
    const handler = this.command.resolveMiddleware(stack, configuration, options)
    return () => handler(this.command)
  }
}

async function main() {
  const said = []
  try {
    paginate(sns, Quiet)
  } catch (error) {
    said.push(error.code, error.message)
  }
  const count = async (...given) => (await paginate(...given).items().toArray()).length
  console.log(JSON.stringify({
    names: [SNSClient.name, ListTopicsCommand.name, ScanCommand.name],
    topics: await count(sns, ListTopicsCommand),
    rows: await count(documents, ScanCommand, { TableName: 't' }),
    quiet: await count(sns, Quiet, {}, { operation: 'list_topics' }),
    said,
  }))
}
main()
`

interface Printed {
  readonly names: readonly string[]
  readonly topics: number
  readonly rows: number
  readonly quiet: number
  readonly said: readonly string[]
}

describe('a bundle whose class names were shortened', () => {
  let printed: Printed

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/program.mjs`, program)
    await build({
      entryPoints: [`${folder}/program.mjs`],
      outfile: `${folder}/bundle.cjs`,
      alias: { 'nexttoken/sdk': resolve('src/sdk/index.ts') },
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      logOverride: { 'empty-import-meta': 'silent' },
    })
    await using aws = await simulate({ 'sns.ListTopics': { items: 103 }, 'dynamodb.Scan': { items: 25 } })
    const env = { ...process.env, NEXTTOKEN_MODELS: resolve('models') }
    const { stdout } = await run(process.execPath, [`${folder}/bundle.cjs`, aws.endpoint], { env })
    printed = JSON.parse(stdout)
  }, 60_000)

  it('has no class name left', () => {
    for (const name of printed.names) expect(name).not.toMatch(/Client|Command/)
  })

  it('still lists', () => {
    expect(printed).toMatchObject({ topics: 103, rows: 25 })
  })

  it('says what to pass for a command without metadata, and accepts it', () => {
    expect(printed.said[0]).toBe('UnknownOperation')
    expect(printed.said[1]).toMatch(
      /^sns: the command does not name its operation, and its class is "\w*"\. .*\{ operation: 'ListTopics' \}$/,
    )
    expect(printed.quiet).toBe(103)
  })
})

/** Leaves out what is imported when it is needed. */
const late: Plugin = {
  name: 'late',
  setup(building) {
    building.onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    )
  },
}

describe('nexttoken/sdk and nexttoken/eslint load', () => {
  it.each([
    [
      'src/sdk/index.ts',
      ['errors', 'jmespath', 'models', 'pace', 'pagination', 'platform', 'protocols', 'sdk', 'values'],
    ],
    ['src/eslint/index.ts', ['errors', 'eslint', 'models', 'platform', 'values']],
  ])('no signing, protocols or transport, and nothing of the SDK or ESLint: %s', async (entry, stages) => {
    // In chunks, esbuild puts files together by what their index.ts names, used or not.
    const { metafile } = await build({
      entryPoints: [entry],
      outdir: 'build/none',
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      plugins: [late],
    })
    const used = Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    const inputs = used.map(([path]) => path)
    expect([...new Set(inputs.map((path) => path.split('/')[1]))].sort()).toEqual(stages)
    expect(inputs.filter((path) => !path.startsWith('src/'))).toEqual([])
    // Times of an input are read as those of a response are.
    const ofProtocols = inputs.filter((path) => path.startsWith('src/protocols/'))
    expect(ofProtocols.filter((path) => !path.startsWith('src/protocols/scalars/'))).toEqual([])
  })
})
