import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { S3Store } from '../transfer/support/s3-store.js'
import { startEcs } from './support/ecs-service.js'

const run = promisify(execFile)
const folder = 'build/snippets'

/** What the documents list: enough items for several pages of each. */
const plan = {
  'sns.ListTopics': { items: 103 },
  's3.ListObjectsV2': { items: 2500 },
  's3.ListObjectVersions': { items: 1200 },
  'iam.ListUsers': { items: 25 },
  'iam.ListRoles': { items: 120 },
  'iam.GetAccountAuthorizationDetails': { items: 40 },
  'ec2.DescribeInstances': { items: 12 },
  'dynamodb.Scan': { items: 30 },
  'logs.DescribeLogGroups': { items: 60 },
  'logs.FilterLogEvents': {
    items: 500,
    item: (index: number) => ({
      timestamp: Date.UTC(2026, 10, 26) + index * 60_000,
      message: `event ${index}`,
    }),
  },
  'account.ListRegions': {
    items: 3,
    item: (at: number) => ({
      RegionName: ['us-east-1', 'us-west-2', 'eu-west-1'][at],
      RegionOptStatus: 'ENABLED',
    }),
  },
  'organizations.ListAccounts': {
    items: 2,
    item: (at: number) => ({
      Id: `11111111111${at}`,
      Arn: `arn:aws:organizations::1:account/o/${at}`,
      State: 'ACTIVE',
    }),
  },
}

/** What an example prints, where the numbers matter. */
const printed: Record<string, string> = {
  'examples-seed-walk': '100 3 103 103\n',
  'examples-s3-keys': '2500 keys, ',
  'examples-inventory': '206 topics; 0 operations are not complete\n',
  'examples-resume': '10 users, then ',
  'examples-parallel': '2500 keys, ',
  'examples-batches': '137 services in 14 calls\n',
  'examples-across': ' instances in 3 regions\n',
  'examples-transfers': '20000000 bytes in 3 parts true\n',
}

interface Snippet {
  readonly name: string
  readonly code: string
  /** What runs in one process with it: the code blocks of its page. An example is a program of its own. */
  readonly page: string
}

const snippets: Snippet[] = [
  ...examples(),
  ...['README.md', ...readdirSync('docs').map((page) => `docs/${page}`)].flatMap(blocksOf),
]

function examples(): Snippet[] {
  const files = readdirSync('examples').filter((file) => file.endsWith('.ts') && file !== 'walk.ts')
  return files.map((file) => ({
    name: `examples-${file.replace('.ts', '')}`,
    code: readFileSync(`examples/${file}`, 'utf8'),
    page: file,
  }))
}

function blocksOf(page: string): Snippet[] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
  return blocks.map(([, code = ''], index) => ({
    name: `${page.replace(/[/.]/g, '-')}-${index + 1}`,
    code,
    page,
  }))
}

function typesUsed(): string[] {
  const all = snippets.map(({ code }) => code).join('\n')
  const named = [...all.matchAll(/client\('([\w-]+)'|paginate\('([\w-]+)', '/g)]
  const services = new Set(named.map(([, ofClient, across]) => ofClient ?? across))
  return [...services].map((service) => `../../types/${service}.d.ts`)
}

describe('a code block of the documents', () => {
  let simulator: Simulation
  let ecs: Awaited<ReturnType<typeof startEcs>>
  /** The simulator lists objects, and keeps none. */
  let store: S3Store

  beforeAll(async () => {
    // The documents keep checkpoints there; Windows has no such folder.
    mkdirSync('/tmp', { recursive: true })
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const { name, code } of snippets) writeFileSync(`${folder}/${name}.ts`, `${code}\nexport {}\n`)
    const include = ['.', ...typesUsed()]
    const compilerOptions = { noUnusedLocals: false }
    writeFileSync(
      `${folder}/tsconfig.json`,
      JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include }),
    )
    // Once for all: tsx would start a compiler for each.
    const entryPoints = snippets.map(({ name }) => `${folder}/${name}.ts`)
    await build({ entryPoints, outdir: folder, outExtension: { '.js': '.mjs' }, format: 'esm' })
    simulator = await simulate(plan)
    ecs = await startEcs(137)
    store = await new S3Store().start()
  })

  afterAll(async () => {
    await simulator.close()
    ecs.close()
    await store.close()
  })

  it('compiles under strict, unchanged', async () => {
    const compiled = await run('node_modules/.bin/tsc', ['-p', folder]).catch(
      (error: { stdout: string }) => error,
    )
    expect(compiled.stdout).toBe('')
  })

  const runs = new Map<string, ReturnType<typeof runPage>>()

  it.each(snippets)('runs: $name', async ({ name, page }) => {
    const running =
      runs.get(page) ?? runPage(page, { simulator: simulator.endpoint, ecs: ecs.url, store: store.url })
    runs.set(page, running)
    const { names, ended, problem } = await running
    const own = ended.get(name)
    // What went wrong after all had ended is told of each.
    expect(own === undefined || ended.size === names.length ? problem : '', page).toBe('')
    expect(own).toContain(printed[name] ?? '')
  })
})

/** Writes a line when the module before it has ended. A module that throws ends the process. */
const marker = 'code block ended: '

/** Runs the code blocks of a page in one process, one after another. Gives what each printed, if it ended. */
async function runPage(
  page: string,
  at: { readonly simulator: string; readonly ecs: string; readonly store: string },
) {
  const names = snippets.filter((one) => one.page === page).map(({ name }) => name)
  const lines = names.map((name) => `await import('./${name}.mjs')\nconsole.log('${marker}${name}')\n`)
  const file = `${folder}/run-${names[0]}.mjs`
  writeFileSync(file, lines.join(''))
  const env = {
    ...process.env,
    ...settings(),
    AWS_ENDPOINT_URL: at.simulator,
    AWS_ENDPOINT_URL_ECS: at.ecs,
    ...(page === 'transfers.ts' && { AWS_ENDPOINT_URL_S3: at.store }),
  }
  const { stdout, problem } = await run(process.execPath, [file], { env }).then(
    (ran) => ({ stdout: ran.stdout, problem: '' }),
    (error: { stdout: string; message: string }) => ({ stdout: error.stdout, problem: error.message }),
  )
  const ended = new Map<string, string>()
  let rest = stdout
  for (const name of names) {
    const end = rest.indexOf(`${marker}${name}\n`)
    if (end < 0) break
    ended.set(name, rest.slice(0, end))
    rest = rest.slice(end + marker.length + name.length + 1)
  }
  return { names, ended, problem }
}

function settings(): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'simulator',
    AWS_SECRET_ACCESS_KEY: 'simulator',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
}
