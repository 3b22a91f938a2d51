import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parallelGoals } from '../goals.js'
import { judgeTable, knownMissed } from '../harness/judge-table.js'
import { type Measurement, measure, medianOf } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer, Question } from '../harness/question.js'
import { stopServer } from '../harness/stop-server.js'
import { cases, type ParallelCase } from './cases.js'
import { nameOf, type RivalKind, rivalsOf } from './rivals.js'

const latency = 20

export const question: Question = {
  title: `Parallel: one bucket, many requests at once, ${latency} ms a page`,
  knownShort: knownMissed(parallelGoals),
  hasRows: true,
  ask: async ({ short, only = '' }) => {
    const raw: Measurement[] = []
    for (const one of cases) {
      const isAsked = one.name.toLowerCase().includes(only.toLowerCase()) && (one.isShort || !short)
      if (isAsked) raw.push(...(await measureCase(one, short)))
    }
    return answer(raw)
  },
}

async function measureCase(one: ParallelCase, short: boolean): Promise<Measurement[]> {
  const server = fork('bench/parallel/server.ts', [one.name, String(latency)], {
    execArgv: ['--import', 'tsx'],
  })
  try {
    const [served] = await once(server, 'message')
    const { endpoint, keys } = served as { endpoint: string; keys: number }
    const raw: Measurement[] = []
    // A chain takes as long as all others together, and differs least from run to run.
    for (const [isChain, rounds] of [[true, 1] as const, [false, short ? 2 : 3] as const]) {
      const kinds = rivalsOf(one, short).filter((kind) => (kind.inFlight === 1) === isChain)
      const rivals = kinds.map((kind) => ({
        name: nameOf(one, kind),
        entry: `bench/parallel/entries/${kind.entry}.mjs`,
        env: {
          BENCH_ENDPOINT: endpoint,
          BENCH_CASE: JSON.stringify({ ...kind, keys, pageSize: one.pageSize }),
        },
      }))
      raw.push(...(await measure(rivals, rounds, { best: short })))
    }
    return raw
  } finally {
    await stopServer(server)
  }
}

function answer(raw: readonly Measurement[]): Answer {
  const head = ['', 'ms', 'times one chain', 'requests', 'CPU ms', 'pages for a second of CPU', 'peak RSS MB']
  const measured = cases.filter((one) => raw.some(({ name }) => name.startsWith(`${one.name}: `)))
  const rows = measured.flatMap((one) =>
    rivalsOf(one, false)
      .filter((kind) => raw.some(({ name }) => name === nameOf(one, kind)))
      .map((kind) => rowOf(raw, one, kind)),
  )
  const values = new Map(measured.flatMap((one) => goalValues(raw, one)))
  return { head, rows, goals: judgeTable(parallelGoals, values), raw }
}

function rowOf(raw: readonly Measurement[], one: ParallelCase, kind: RivalKind): string[] {
  const value = (key: string) => medianOf(raw, nameOf(one, kind), key)
  return [
    nameOf(one, kind),
    cell(value('wall')),
    cell(speedUp(raw, one, kind), 1),
    cell(value('requests')),
    cell(value('cpu')),
    cell(pagesOf(raw, one) / (value('cpu') / 1000)),
    cell(value('rss')),
  ]
}

function chainOf(one: ParallelCase): string {
  return nameOf(one, { entry: 'one-chain', inFlight: 1, ordered: true })
}

/** What one chain needs: the useful pages, however many requests a rival makes. */
function pagesOf(raw: readonly Measurement[], one: ParallelCase): number {
  return medianOf(raw, chainOf(one), 'requests')
}

function speedUp(raw: readonly Measurement[], one: ParallelCase, kind: RivalKind): number {
  return medianOf(raw, chainOf(one), 'wall') / medianOf(raw, nameOf(one, kind), 'wall')
}

/** In order and as they come: the worse of the two. */
function goalValues(raw: readonly Measurement[], one: ParallelCase): [string, number][] {
  return [16, 64].flatMap((inFlight): [string, number][] => {
    const both = [true, false].map((ordered): RivalKind => ({ entry: 'nexttoken', inFlight, ordered }))
    const requests = both.map((kind) => medianOf(raw, nameOf(one, kind), 'requests'))
    const at = `${one.name}, ${inFlight} in flight`
    return [
      [`${at}: # times as fast as one chain`, Math.min(...both.map((kind) => speedUp(raw, one, kind)))],
      [`${at}: # times the requests of one chain`, Math.max(...requests) / pagesOf(raw, one)],
      [`${at}: # requests more than one chain`, Math.max(...requests) - pagesOf(raw, one)],
    ]
  })
}
