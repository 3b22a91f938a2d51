import { fork } from 'node:child_process'
import { once } from 'node:events'
import { manyGoals } from '../goals.js'
import { judgeTable, knownMissed } from '../harness/judge-table.js'
import { type Measurement, measure, medianOf } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer, Question } from '../harness/question.js'
import { stopServer } from '../harness/stop-server.js'
import { cases, type PageCase } from '../pages/cases.js'

const listings = 64
const latency = 20
const libraries = ['bytes', 'nexttoken', 'sdk-v3']
const operations = ['ListObjectsV2', 'ListTopics']

export const question: Question = {
  title: `Many: ${listings} listings at once, ${latency} ms from the service`,
  knownShort: knownMissed(manyGoals),
  hasRows: true,
  ask: async ({ short, only = '' }) => {
    const asked = operations.flatMap((operation) => cases.find((one) => one.operation === operation) ?? [])
    const raw: Measurement[] = []
    for (const one of asked)
      if (one.name.toLowerCase().includes(only.toLowerCase())) raw.push(...(await measureCase(one, short)))
    return answer(raw)
  },
}

async function measureCase(one: PageCase, short: boolean): Promise<Measurement[]> {
  const server = fork('bench/many/server.ts', [one.name, String(latency)], { execArgv: ['--import', 'tsx'] })
  try {
    const [endpoint] = await once(server, 'message')
    const { service, sdk, operation, list, input = {} } = one
    const given = { service, sdk, operation, list, input, listings, seconds: short ? 2 : 5 }
    const env = { BENCH_ENDPOINT: String(endpoint), BENCH_CASE: JSON.stringify(given) }
    const rivals = libraries.map((library) => ({
      name: `${one.name}: ${library}`,
      entry: `bench/many/entries/${library}.mjs`,
      env,
    }))
    return await measure(rivals, 3, { best: short })
  } finally {
    await stopServer(server)
  }
}

function answer(raw: readonly Measurement[]): Answer {
  const head = ['', 'CPU ms a page', 'pages for a second of CPU', 'pages a second', 'peak RSS MB']
  const rows = raw.map(({ name }) => [
    name,
    cell(medianOf(raw, name, 'cpu'), 3),
    cell(1000 / medianOf(raw, name, 'cpu')),
    cell(1000 / medianOf(raw, name, 'wall')),
    cell(medianOf(raw, name, 'rss')),
  ])
  const measured = cases.flatMap(({ name }): [string, number][] => {
    const perSecond = (library: string) => 1000 / medianOf(raw, `${name}: ${library}`, 'cpu')
    const over = perSecond('nexttoken') / perSecond('sdk-v3')
    return [
      [`${name}: # pages for a second of CPU`, perSecond('nexttoken')],
      [`${name}: # times the AWS SDK v3’s pages for a second of CPU`, over],
    ]
  })
  return { head, rows, goals: judgeTable(manyGoals, new Map(measured)), raw }
}
