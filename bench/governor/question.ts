import { simulate } from '../../src/simulator/index.js'
import { judge } from '../harness/goal.js'
import { type Measurement, measure } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'
import { type Case, cases } from './cases.js'

const [governed, alone] = ['nexttoken', 'nexttoken, no governor']
const entries: Readonly<Record<string, string>> = {
  [governed]: 'nexttoken',
  [alone]: 'nexttoken-alone',
  'sdk-v3, standard': 'sdk-v3-standard',
  'sdk-v3, adaptive': 'sdk-v3-adaptive',
}
const rivals = Object.keys(entries)

export const question: Question = {
  title: 'Governor: listings that are throttled',
  knownShort: {
    '30 % of the requests, one listing: time a page / the best of the others': {
      usually: 1.55,
      why: 'trying a lower rate costs one listing two to four of the first twenty seconds; the next tries come after 10, 20 and at most 60 seconds',
    },
  },
  ask: async ({ short }) => {
    const raw: Measurement[] = []
    for (const one of cases) {
      const all = rivals.map((rival): Measurement => ({ name: nameOf(one, rival), values: {} }))
      for (let round = 1; round <= (short ? 1 : 4); round++) await measureOnce(one, all, { round, short })
      raw.push(...all)
    }
    const total = (one: Case, rival: string, key: string) =>
      sum(raw.find(({ name }) => name === nameOf(one, rival))?.values[key])
    const perPage = (one: Case, rival: string) => total(one, rival, 'wall') / total(one, rival, 'pages')
    const rows = cases.flatMap((one) =>
      rivals.map((rival) => [
        nameOf(one, rival),
        cell(perPage(one, rival), 1),
        ...['pages', 'throttled', 'failed'].map((key) => cell(total(one, rival, key))),
      ]),
    )
    const slower = (one: Case) => {
      const best = Math.min(...rivals.slice(1).map((rival) => perPage(one, rival)))
      return judge(`${one.name}: time a page / the best of the others`, perPage(one, governed) / best, 1.2)
    }
    const [limited] = cases.slice(-1)
    const throttles = (rival: string) => (limited ? total(limited, rival, 'throttled') : Number.NaN)
    const fewer = judge(
      'throttles at the limit / without the governor',
      throttles(governed) / throttles(alone),
      0.4,
    )
    return {
      head: ['', 'ms a page', 'pages', 'throttled', 'failed listings'],
      rows,
      goals: [...cases.map(slower), fewer],
      raw,
    }
  },
}

function nameOf(one: Case, rival: string): string {
  return `${one.name}: ${rival}`
}

/** Runs all rivals in parallel, each with its own service: they spend nearly all of their time waiting. */
async function measureOnce(
  one: Case,
  all: readonly Measurement[],
  { round, short }: { round: number; short: boolean },
): Promise<void> {
  await Promise.all(
    all.map(async (measurement, index) => {
      const pageSize = 10
      const plan = { items: one.pages * pageSize, pageSize, ...one.throttles(round) }
      await using aws = await simulate({ 'sns.ListTopics': plan })
      const env = {
        BENCH_ENDPOINT: aws.endpoint,
        BENCH_LISTINGS: String(one.listings),
        BENCH_SECONDS: short ? '8' : '20',
        BENCH_SEED: String(round),
      }
      const entry = `bench/governor/entries/${entries[rivals[index] ?? '']}.mjs`
      const nodeOptions = ['--import', './bench/governor/seed-random.mjs']
      const [measured] = await measure([{ name: measurement.name, entry, nodeOptions, env }], 1)
      if (measured?.failure !== undefined) measurement.failure = measured.failure
      const throttled = aws.requests.filter(({ fault }) => fault === 'throttle').length
      for (const [key, values] of Object.entries({ ...measured?.values, throttled: [throttled] })) {
        measurement.values[key] = [...(measurement.values[key] ?? []), ...values]
      }
    }),
  )
}

function sum(values: readonly number[] = []): number {
  return values.reduce((all, value) => all + value, 0)
}
