import { simulate } from '../../src/simulator/index.js'
import { type Measurement, measure, medianOf } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'
import { judge } from '../harness/statistics.js'

const libraries = ['nexttoken', 'nexttoken-alone', 'sdk-v3-standard', 'sdk-v3-adaptive']

export const question: Question = {
  title: 'Governor: ten listings of one throttled API at once',
  ask: async ({ short }) => {
    const raw: Measurement[] = libraries.map((name) => ({ name, values: {} }))
    for (let round = 0; round < (short ? 1 : 5); round++) {
      for (const one of raw) await measureOnce(one)
    }
    const value = (name: string, key: string) => medianOf(raw, name, key)
    const head = ['client', 'wall ms', 'topics', 'requests', 'throttled']
    const rows = libraries.map((name) => [
      name,
      ...['wall', 'count', 'requests', 'throttled'].map((key) => cell(value(name, key))),
    ])
    const ratio = (key: string) => value('nexttoken', key) / value('nexttoken-alone', key)
    const goals = [
      judge('throttles with the governor / without', ratio('throttled'), 0.4),
      judge('wall with the governor / without', ratio('wall'), 1.2),
    ]
    return { head, rows, goals, raw }
  },
}

/** Against a service of its own, so that none finds the bucket as another left it. */
async function measureOnce(all: Measurement): Promise<void> {
  const aws = await simulate({ 'sns.ListTopics': { items: 40, pageSize: 10, rate: 8 } })
  try {
    const entry = `bench/governor/entries/${all.name}.mjs`
    const [one] = await measure([{ name: all.name, entry, env: { BENCH_ENDPOINT: aws.endpoint } }], 1)
    if (one?.failure !== undefined) all.failure = one.failure
    const throttled = aws.requests.filter(({ fault }) => fault === 'throttle').length
    const numbers = { ...one?.values, requests: [aws.requests.length], throttled: [throttled] }
    for (const [key, values] of Object.entries(numbers)) {
      all.values[key] = [...(all.values[key] ?? []), ...values]
    }
  } finally {
    await aws.close()
  }
}
