import { existsSync } from 'node:fs'
import { type Measurement, measure, type Rival } from '../harness/measure.js'
import type { Question } from '../harness/question.js'
import { cases, type PageCase } from './cases.js'
import { judgePages } from './judge-pages.js'
import { knownShort } from './known-short.js'
import { pageTable } from './page-table.js'
import { type PreparedPage, preparePage } from './prepare-page.js'
import { servePage } from './serve-page.js'

const python = '.venv/bin/python'

export const question: Question = {
  title: 'Pages: what one costs',
  knownShort,
  ask: async ({ short }) => {
    const raw: Measurement[] = []
    for (const one of cases) raw.push(...(await measureCase(one, short)))
    return { ...pageTable(raw), goals: judgePages(raw), raw }
  },
}

async function measureCase(one: PageCase, short: boolean): Promise<Measurement[]> {
  const page = await preparePage(one)
  const server = await servePage(page, one.chunked === true)
  try {
    const rivals = listRivals({ one, page, short, endpoint: server.endpoint })
    return await measure(rivals, short ? 3 : 5, { best: short })
  } finally {
    server.close()
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
  const isJson = page.contentType.includes('json')
  // A short form omits rivals without a goal, and the slowest one.
  const boto3 = { entry: 'bench/pages/entries/boto3-pages.py', command: python }
  // Python has no just-in-time compiler, so there is little to warm up.
  const fewer = { warm: 3, pages: Math.ceil(pages / 8) }
  return [
    entry('bytes'),
    ...(isJson ? [entry('bytes-parsed')] : []),
    entry('nexttoken'),
    entry('sdk-v3'),
    ...(one.lite && !short ? [entry('aws-lite', {}, { warm: warm / 2, pages: pages / 4 })] : []),
    ...(existsSync(python) && !short ? [entry('boto3', boto3, fewer)] : []),
    entry('decoding', { nodeOptions: ['--import', 'tsx'] }),
  ]
}
