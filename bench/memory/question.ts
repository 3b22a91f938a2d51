import { startFeed } from '../harness/feed.js'
import { type Goal, judge } from '../harness/goal.js'
import { type Measurement, measure, medianOf } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer, Question } from '../harness/question.js'

const libraries = ['nexttoken', 'sdk-v3']
const manyClients = 1000
const nodeOptions = ['--expose-gc']

export const question: Question = {
  title: 'Memory: five million keys, and a thousand clients',
  knownShort: {
    'bytes retained for a kept key': {
      usually: 135,
      why: 'other runs have 95 to 99, and the SDK’s value varies in the same way: what V8 keeps besides the keys varies',
    },
    '1,000 clients over one, RSS MB': {
      // The larger of its two typical values; a short run has only one round.
      usually: 45,
      why: 'the value is one of two, the second twice the first, depending on how far V8 has grown the space for young objects',
    },
  },
  ask: async ({ short }) => {
    const pages = short ? 500 : 5000
    const raw = [...(await measureKeys(pages)), ...(await measureClients())]
    return answer(raw, pages, short)
  },
}

async function measureKeys(pages: number): Promise<Measurement[]> {
  const feed = await startFeed({ pages })
  const env = { BENCH_ENDPOINT: feed.endpoint, BENCH_PAGES: String(pages) }
  try {
    const rivals = libraries.map((library) => ({
      name: `${library}, keys`,
      entry: `bench/memory/entries/${library}-keys.mjs`,
      nodeOptions,
      env,
    }))
    return await measure(rivals, 1)
  } finally {
    feed.close()
  }
}

async function measureClients(): Promise<Measurement[]> {
  const feed = await startFeed()
  try {
    const rivals = libraries.flatMap((library) =>
      [1, manyClients].map((count) => ({
        name: `${library}, clients ${count}`,
        entry: `bench/memory/entries/${library}-clients.mjs`,
        nodeOptions,
        env: { BENCH_ENDPOINT: feed.endpoint, BENCH_CLIENTS: String(count) },
      })),
    )
    return await measure(rivals, 3)
  } finally {
    feed.close()
  }
}

function answer(raw: Measurement[], pages: number, short: boolean): Answer {
  const listed = `${pages.toLocaleString('en')},000 keys listed`
  const rows = [
    row(`${listed}: peak RSS, MB`, (library) => keys(raw, library, 'peakRss')),
    row('mean RSS of the second quarter, MB', (library) => keys(raw, library, 'early')),
    row('mean RSS of the last quarter, MB', (library) => keys(raw, library, 'late')),
    row('bytes retained for a kept key of 72 characters', (library) => keys(raw, library, 'retainedPerKey')),
    row('1,000 clients over one: heap, MB', (library) => growth(raw, library, 'heap'), 1),
    row('1,000 clients over one: RSS, MB', (library) => growth(raw, library, 'rss'), 1),
  ]
  return { head: ['', ...libraries], rows, goals: [...(short ? [] : [flat(raw)]), ...listGoals(raw)], raw }
}

function row(what: string, value: (library: string) => number, digits = 0): string[] {
  return [what, ...libraries.map((library) => cell(value(library), digits))]
}

/** Only for a long listing: the short form ends before the heap has reached its size. */
function flat(raw: Measurement[]): Goal {
  const ours = (key: string) => keys(raw, 'nexttoken', key)
  return judge('flat: last quarter / second quarter', ours('late') / ours('early'), 1.05)
}

function listGoals(raw: Measurement[]): Goal[] {
  const ours = (key: string) => keys(raw, 'nexttoken', key)
  return [
    judge('peak RSS, MB', ours('peakRss'), 150),
    judge('bytes retained for a kept key', ours('retainedPerKey'), 120),
    judge('1,000 clients over one, heap MB', growth(raw, 'nexttoken', 'heap'), 20),
    judge('1,000 clients over one, RSS MB', growth(raw, 'nexttoken', 'rss'), 20),
  ]
}

function keys(raw: Measurement[], library: string, key: string): number {
  return medianOf(raw, `${library}, keys`, key)
}

function growth(raw: Measurement[], library: string, key: string): number {
  const [one, many] = [1, manyClients].map((count) => medianOf(raw, `${library}, clients ${count}`, key))
  return Number(many) - Number(one)
}
