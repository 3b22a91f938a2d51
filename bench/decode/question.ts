import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'
import { type Goal, judge } from '../harness/statistics.js'
import { cases, type PageCase } from '../pages/cases.js'
import { preparePage } from '../pages/prepare-page.js'
import { indented, keyPages, type PageForm } from './mixed-pages.js'

const UNIFORM = 'S3 ListObjectsV2, 1,000 keys: uniform'

export const question: Question = {
  title: 'XML: what decoding a page costs',
  ask: async ({ short }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-decode-'))
    try {
      const raw = await measure(await listRivals(folder), short ? 2 : 5, { best: short })
      const rows = raw.map(({ name }) => [
        name,
        cell(medianOf(raw, name, 'full')),
        cell(medianOf(raw, name, 'shortcuts')),
        cell(medianOf(raw, name, 'kilobytes')),
      ])
      const head = ['', 'µs without shortcuts', 'µs with', 'page KB']
      return { head, rows, goals: mixedGoals(raw), raw }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

async function listRivals(folder: string): Promise<Rival[]> {
  const rivals: Rival[] = []
  for (const one of cases.filter(({ kind }) => ['s3', 'xml', 'small'].includes(kind))) {
    const { body } = await preparePage(one)
    for (const form of formsOf(one)) {
      const file = join(folder, `${rivals.length}.xml`)
      writeFileSync(file, form.change(body.toString('latin1')), 'latin1')
      const { service, operation } = one
      rivals.push({
        name: `${one.name}: ${form.name}`,
        entry: 'bench/decode/entries/decode.ts',
        nodeOptions: ['--import', 'tsx'],
        env: { BENCH_DECODE: JSON.stringify({ service, operation, file }) },
      })
    }
  }
  return rivals
}

function formsOf({ kind, operation }: PageCase): readonly PageForm[] {
  const [uniform] = keyPages
  if (operation === 'ListObjectsV2') return keyPages
  return uniform ? (kind === 's3' ? [uniform] : [uniform, indented]) : []
}

/** A page of rows that differ costs no more than one whose rows are alike, with some room for noise. */
function mixedGoals(raw: readonly Measurement[]): Goal[] {
  const uniform = medianOf(raw, UNIFORM, 'shortcuts')
  const mixed = raw.filter(({ name }) => name.startsWith('S3 ListObjectsV2') && name !== UNIFORM)
  return mixed.map(({ name }) =>
    judge(`${name}, against uniform rows`, medianOf(raw, name, 'shortcuts') / uniform, 1.15),
  )
}
