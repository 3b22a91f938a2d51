import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startFeed } from '../harness/feed.js'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer, Question } from '../harness/question.js'
import { type Goal, judge } from '../harness/statistics.js'
import { bundle, bundleForms, copyModels } from './bundles.js'

const services = ['sns', 's3'] as const
const operations = { sns: 'SNS ListTopics', s3: 'S3 ListObjectsV2' }
const floor = 'node, nothing'
const variants = ['plain', ...bundleForms.map((form) => `bundled ${form}`)]
const numbers = ['wall', 'cpu'] as const

const unused =
  'the bundle also contains libraries that few programs load, for other credential sources and for proxies, and V8 pre-parses them'
const floorIsHigh = 'node and one plain request alone take most of the limit'

const firstDecoding = 'decoding the first page, before V8 has compiled anything, is a third of it'

/** Wall time and CPU of each form in the last long run. */
const missed = [
  { of: 'SNS ListTopics, plain', wall: 0.72, cpu: 0.58, why: floorIsHigh },
  { of: 'SNS ListTopics, bundled cjs', wall: 0.99, cpu: 0.98, why: `${unused}; ${floorIsHigh}` },
  { of: 'SNS ListTopics, bundled esm', wall: 1.07, cpu: 1.09, why: `${unused}; ${floorIsHigh}` },
  { of: 'SNS ListTopics, bundled cdk', wall: 0.78, cpu: 0.77, why: floorIsHigh },
  { of: 'S3 ListObjectsV2, plain', wall: 0.54, cpu: 0.5, why: firstDecoding },
  { of: 'S3 ListObjectsV2, bundled cjs', wall: 0.69, cpu: 0.61, why: unused },
  { of: 'S3 ListObjectsV2, bundled esm', wall: 0.72, cpu: 0.59, why: unused },
  { of: 'S3 ListObjectsV2, bundled cdk', wall: 0.57, cpu: 0.5, why: firstDecoding },
]

export const question: Question = {
  title: 'Cold start: a fresh process to its first page',
  knownShort: Object.fromEntries(
    missed.flatMap(({ of, why, ...usually }) =>
      numbers.map((number) => [goalName(of, number), { usually: usually[number], why }]),
    ),
  ),
  ask: async ({ short }) => {
    const folder = mkdtempSync(join(tmpdir(), 'nexttoken-cold-start-'))
    const feed = await startFeed()
    try {
      const rivals = await listRivals(folder, feed.endpoint)
      return answer(await measure(rivals, short ? 5 : 15, { best: short }))
    } finally {
      feed.close()
      rmSync(folder, { recursive: true })
    }
  },
}

async function listRivals(folder: string, endpoint: string): Promise<Rival[]> {
  const byEnvironment = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-a-secret' }
  const entry = (name: string) => `bench/cold-start/entries/${name}.mjs`
  const rivals: Rival[] = [{ name: floor, entry: entry('nothing') }]
  const models = copyModels(folder)
  for (const service of services) {
    const add = (name: string, path: string, env: Record<string, string> = {}) => {
      const named = `${operations[service]}: ${name}`
      rivals.push({ name: named, entry: path, env: { ...byEnvironment, ...env, BENCH_ENDPOINT: endpoint } })
    }
    add('node:http', entry(`http-${service}`))
    for (const library of ['nexttoken', 'sdk-v3']) {
      add(`${library} plain`, entry(`${library}-${service}`))
      add(`${library} credentials in config`, entry(`${library}-${service}`), { BENCH_CREDENTIALS: 'config' })
      for (const form of bundleForms) {
        const path = await bundle(`${library}-${service}`, form, folder)
        add(`${library} bundled ${form}`, path, {
          NEXTTOKEN_MODELS: models,
          NODE_PATH: resolve('node_modules'),
        })
      }
    }
    if (service === 's3' && existsSync('node_modules/@aws-lite/client')) {
      add('aws-lite plain', entry(`aws-lite-${service}`))
    }
  }
  return rivals
}

function answer(raw: Measurement[]): Answer {
  const rows = raw.map(({ name }) => [
    name,
    ...numbers.map((key) => cell(medianOf(raw, name, key))),
    ...numbers.map((key) => cell(medianOf(raw, name, key) - medianOf(raw, floor, key))),
  ])
  const head = ['', 'wall ms', 'CPU ms', 'wall beyond node’s start', 'CPU beyond node’s start']
  return { head, rows, goals: listGoals(raw), raw }
}

function listGoals(raw: Measurement[]): Goal[] {
  return services.flatMap((service) =>
    variants.flatMap((variant) =>
      numbers.map((number) => {
        const of = (library: string) => medianOf(raw, `${operations[service]}: ${library} ${variant}`, number)
        const what = goalName(`${operations[service]}, ${variant}`, number)
        return judge(what, of('nexttoken') / of('sdk-v3'), 0.5)
      }),
    ),
  )
}

function goalName(of: string, number: (typeof numbers)[number]): string {
  return `${of}, ${number}: nexttoken / AWS SDK v3`
}
