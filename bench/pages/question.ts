import { existsSync } from 'node:fs'
import { pageGoals } from '../goals.js'
import { knownMissed } from '../harness/judge-table.js'
import { type Measurement, measure, type Rival } from '../harness/measure.js'
import type { Question, QuestionOptions } from '../harness/question.js'
import { cases, type PageCase } from './cases.js'
import { judgePages } from './judge-pages.js'
import { pageTable } from './page-table.js'
import { type PreparedPage, preparePage } from './prepare-page.js'
import { servePage } from './serve-page.js'

const python = '.venv/bin/python'

export const question: Question = {
  title: 'Pages: what one costs',
  knownShort: knownMissed(pageGoals),
  hasRows: true,
  ask: async (options) => {
    const raw: Measurement[] = []
    for (const group of groupCases(options.only)) raw.push(...(await measureGroup(group, options)))
    return { ...pageTable(raw), goals: judgePages(raw), raw }
  },
}

/** The cases whose names contain the text, by their groups. */
function groupCases(only = ''): PageCase[][] {
  const asked = cases.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()))
  const groups = new Set(asked.map(groupOf))
  return [...groups].map((group) => asked.filter((one) => groupOf(one) === group))
}

function groupOf({ name, group }: PageCase): string {
  return group ?? name
}

async function measureGroup(group: readonly PageCase[], { short }: QuestionOptions): Promise<Measurement[]> {
  const pages = await Promise.all(group.map(async (one) => ({ one, page: await preparePage(one) })))
  const served = await Promise.all(
    pages.map(async ({ one, page }) => ({ one, page, server: await servePage(page, one) })),
  )
  try {
    const rivals = served.flatMap(({ one, page, server }) =>
      listRivals({ one, page, short, endpoint: server.endpoint }),
    )
    return await measure(rivals, short ? 3 : 5, { best: short })
  } finally {
    for (const { server } of served) server.close()
  }
}

interface Running {
  readonly one: PageCase
  readonly page: PreparedPage
  readonly short: boolean
  readonly endpoint: string
}

function listRivals({ one, page, short, endpoint }: Running): Rival[] {
  const [warm, pages] = [one.warm, short ? one.pages / 2 : one.pages]
  const entry = (name: string, more: Partial<Rival> = {}, given: object = {}): Rival => {
    const { request } = page
    const { service, sdk, operation, list, input = {}, lite } = one
    const known = { service, sdk, operation, list, input, lite, request, warm, pages, short, ...given }
    const env = { BENCH_ENDPOINT: endpoint, BENCH_CASE: JSON.stringify(known) }
    return { name: `${one.name}: ${name}`, entry: `bench/pages/entries/${name}.mjs`, env, ...more }
  }
  const all = !one.fewRivals
  const isJson = page.contentType.includes('json')
  // A short form omits rivals without a goal, and the slowest one.
  const boto3 = { entry: 'bench/pages/entries/boto3-pages.py', command: python }
  // Python has no just-in-time compiler, so there is little to warm up.
  const fewer = { warm: 3, pages: Math.ceil(pages / 8) }
  return [
    entry('bytes'),
    ...(isJson ? [entry('bytes-parsed')] : []),
    entry('nexttoken'),
    ...(one.hasDocuments ? [entry('documents')] : []),
    entry('sdk-v3'),
    ...(one.hasDocuments ? [entry('lib-dynamodb')] : []),
    ...(all && one.lite && !short ? [entry('aws-lite', {}, fewerForLite(one))] : []),
    ...(all && existsSync(python) && !short ? [entry('boto3', boto3, fewer)] : []),
    ...(all ? [entry('decoding', { nodeOptions: ['--import', 'tsx'] })] : []),
  ]
}

/** aws-lite's XML is so slow that as many pages would take minutes. */
function fewerForLite({ chunked, warm, pages }: PageCase): object {
  return chunked ? { warm: warm / 2, pages: pages / 4 } : {}
}
