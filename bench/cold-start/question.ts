import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { coldStartGoals } from '../goals.js'
import { startFeed } from '../harness/feed.js'
import type { Goal } from '../harness/goal.js'
import { judgeTable, knownMissed } from '../harness/judge-table.js'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Answer, Question } from '../harness/question.js'
import { bundle, bundleForms, copyModels } from './bundles.js'

const services = ['sns', 's3'] as const
const operations = { sns: 'SNS ListTopics', s3: 'S3 ListObjectsV2' }
const floor = 'node, nothing'
const variants = ['plain', ...bundleForms.map((form) => `bundled ${form}`)]
const numbers = ['wall', 'cpu'] as const
const units = { wall: 'wall time', cpu: 'CPU' }

export const question: Question = {
  title: 'Cold start: a fresh process to its first page',
  knownShort: knownMissed(coldStartGoals),
  hasRows: true,
  ask: async ({ short, only }) => {
    const folder = mkdtempSync(join(tmpdir(), 'nexttoken-cold-start-'))
    const feed = await startFeed()
    try {
      const rivals = choose(await listRivals(folder, feed.endpoint), only)
      return answer(await measure(rivals, short ? 5 : 15, { best: short }))
    } finally {
      feed.close()
      rmSync(folder, { recursive: true })
    }
  },
}

/** The rivals whose names contain the text, and Node's own start, from which the others are counted. */
function choose(rivals: readonly Rival[], only = ''): Rival[] {
  const named = rivals.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()))
  return named.length === 0 ? [] : [...new Set([...rivals.slice(0, 1), ...named])]
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
  const measured = services.flatMap((service) =>
    variants.flatMap((variant) =>
      Object.entries(units).map(([number, unit]): [string, number] => {
        const of = (library: string) => medianOf(raw, `${operations[service]}: ${library} ${variant}`, number)
        const sentence = `a fresh process, ${variant}, takes # of the AWS SDK v3’s ${unit} to its first page`
        return [`${operations[service]}: ${sentence}`, of('nexttoken') / of('sdk-v3')]
      }),
    ),
  )
  return judgeTable(coldStartGoals, new Map(measured))
}
