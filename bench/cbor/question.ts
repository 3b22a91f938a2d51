import { type Goal, judge } from '../harness/goal.js'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'
import { cases, type PageCase } from '../pages/cases.js'
import { preparePage } from '../pages/prepare-page.js'
import { servePage } from '../pages/serve-page.js'

const readers = ['one-pass', 'library'] as const

export const question: Question = {
  title: 'CBOR: our reader or the library',
  ask: async ({ short }) => {
    const raw: Measurement[] = []
    for (const one of cborCases()) raw.push(...(await measureCase(one, short)))
    const rows = raw.map(({ name }) => [
      name,
      cell(medianOf(raw, name, 'cpu'), 3),
      cell(medianOf(raw, name, 'decoding'), 3),
      cell(medianOf(raw, name, 'kilobytes')),
    ])
    const head = ['', 'CPU ms a page', 'CPU ms of its decoding', 'page KB']
    return { head, rows, goals: cborCases().map((one) => pageGoal(raw, one)), raw }
  },
}

function cborCases(): readonly PageCase[] {
  return cases.filter(({ name }) => name.endsWith('CBOR'))
}

async function measureCase(one: PageCase, short: boolean): Promise<Measurement[]> {
  const page = await preparePage(one)
  const server = await servePage(page)
  const { service, operation, list, input = {}, warm, pages } = one
  const measured = { warm, pages: short ? pages / 2 : pages }
  const given = JSON.stringify({ service, operation, list, input, ...measured, request: page.request })
  const rivals: Rival[] = readers.map((reader) => ({
    name: nameOf(one, reader),
    entry: `bench/cbor/entries/${reader}.ts`,
    nodeOptions: ['--import', 'tsx'],
    env: { BENCH_ENDPOINT: server.endpoint, BENCH_CASE: given },
  }))
  try {
    return await measure(rivals, short ? 3 : 11, { best: short })
  } finally {
    server.close()
  }
}

function nameOf({ name }: PageCase, reader: (typeof readers)[number]): string {
  return `${name}: ${reader}`
}

function pageGoal(raw: readonly Measurement[], one: PageCase): Goal {
  const [ours, theirs] = readers.map((reader) => medianOf(raw, nameOf(one, reader), 'cpu'))
  return judge(`${one.name}: CPU of a page, one-pass / library`, (ours ?? NaN) / (theirs ?? NaN), 0.8)
}
