import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { simulate } from '../../src/simulator/index.js'
import { commandGoals } from '../goals.js'
import { judgeTable, knownMissed } from '../harness/judge-table.js'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer, Question } from '../harness/question.js'
import { stopServer } from '../harness/stop-server.js'

const nexttoken = [process.execPath, 'dist/cli.js']
/** The AWS CLI that the live suite installs. */
const aws = '.venv/bin/aws'
const credentials = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_DEFAULT_REGION: 'us-east-1',
}
const starts = ['version', 'help', 'completion', 'list', 'aws list'] as const

export const question: Question = {
  title: 'The command: how long it takes',
  knownShort: knownMissed(commandGoals),
  ask: async ({ short }) => {
    const raw = [...(await measureStarts(short)), ...(await measureKeys(short))]
    return answer(raw, short)
  },
}

async function measureStarts(short: boolean): Promise<Measurement[]> {
  const server = await simulate({ 'sns.ListTopics': { items: 103 } })
  const list = ['sns', 'list-topics', '--endpoint-url', server.endpoint, '--output', 'json']
  const programs = {
    bare: [process.execPath, '-e', '0'],
    version: [...nexttoken, '--version'],
    help: [...nexttoken, 'help'],
    completion: [...nexttoken, '__complete', 'ec2', '@describe-inst'],
    list: [...nexttoken, ...list],
    ...(existsSync(aws) && { 'aws list': [aws, ...list] }),
  }
  const env = {
    ...credentials,
    BENCH_PROGRAMS: JSON.stringify(programs),
    BENCH_ROUNDS: short ? '5' : '15',
  }
  try {
    return await measure([{ name: 'start', entry: 'bench/cli/entries/starts.mjs', env }], 1)
  } finally {
    await server.close()
  }
}

async function measureKeys(short: boolean): Promise<Measurement[]> {
  const raw: Measurement[] = []
  for (const count of short ? [20_000] : [20_000, 200_000]) {
    const server = fork('bench/cli/server.ts', [String(count)], { execArgv: ['--import', 'tsx'] })
    try {
      raw.push(...(await measure(await rivalsOf(server, count), short ? 1 : 3)))
    } finally {
      await stopServer(server)
    }
  }
  return raw
}

async function rivalsOf(server: ChildProcess, count: number): Promise<Rival[]> {
  const [{ endpoint }] = (await once(server, 'message')) as [{ endpoint: string }]
  const list = ['s3api', 'list-objects-v2', '--bucket', 'bench', '--endpoint-url', endpoint]
  const rival = (name: string, command: readonly string[]): Rival => ({
    name: `${name}, ${count.toLocaleString('en')} keys`,
    entry: 'bench/cli/entries/list-keys.mjs',
    env: { ...credentials, BENCH_COMMAND: JSON.stringify(command), BENCH_KEYS: String(count) },
  })
  return [
    rival('nexttoken', [...nexttoken, ...list, '--output', 'ndjson']),
    ...(existsSync(aws) ? [rival('AWS CLI', [aws, ...list, '--output', 'json'])] : []),
  ]
}

function answer(raw: Measurement[], short: boolean): Answer {
  const start = (name: string) => medianOf(raw, 'start', name)
  const over = (name: string) => start(name) - start('bare')
  const long = (name: string, key: string) => medianOf(raw, `${name}, 200,000 keys`, key)
  const rows = [
    ['node -e 0', cell(start('bare')), '', '', ''],
    ...starts.map((name) => [nameOf[name], cell(start(name)), cell(over(name)), '', '']),
    ...raw
      .filter(({ name }) => name.endsWith('keys'))
      .map(({ name }) => [
        `list-objects-v2: ${name}`,
        cell(medianOf(raw, name, 'wall')),
        '',
        cell(medianOf(raw, name, 'cpu')),
        cell(medianOf(raw, name, 'rss')),
      ]),
  ]
  const values = new Map([
    ['nexttoken --version takes # ms more than node -e 0', over('version')],
    ['nexttoken help takes # ms more than node -e 0', over('help')],
    ['a completion takes # ms more than node -e 0', over('completion')],
    ['a listing of 103 topics takes # ms more than node -e 0', over('list')],
    ['200,000 keys: the AWS CLI takes # times as long', long('AWS CLI', 'wall') / long('nexttoken', 'wall')],
    [
      '200,000 keys: peak memory is # times that of 20,000',
      long('nexttoken', 'rss') / medianOf(raw, 'nexttoken, 20,000 keys', 'rss'),
    ],
  ])
  const goals = judgeTable(commandGoals, values).filter(({ what }) => !short || !what.startsWith('200,000'))
  return { head: ['', 'ms', 'ms over node -e 0', 'CPU ms', 'peak RSS MB'], rows, goals, raw }
}

const nameOf = {
  version: 'nexttoken --version',
  help: 'nexttoken help',
  completion: 'a completion',
  list: 'nexttoken sns list-topics, 103 topics',
  'aws list': 'aws sns list-topics, 103 topics',
} as const
