import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeGoals } from '../goals.js'
import type { Goal } from '../harness/goal.js'
import { judgeTable, knownMissed } from '../harness/judge-table.js'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'
import { cases } from '../pages/cases.js'
import { preparePage } from '../pages/prepare-page.js'
import { indent } from './indent.js'

export const question: Question = {
  title: 'XML: what decoding a page costs',
  knownShort: knownMissed(decodeGoals),
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
      return { head, rows, goals: judgeDecoding(raw), raw }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

async function listRivals(folder: string): Promise<Rival[]> {
  const rivals: Rival[] = []
  for (const { one, body } of await prepareXml()) {
    const { name, service, operation } = one
    const forms = [{ form: name, text: body }]
    // Most services indent their pages; S3 does not.
    if (service !== 's3') forms.push({ form: `${name}, indented`, text: indent(body) })
    for (const { form, text } of forms) {
      const file = join(folder, `${rivals.length}.xml`)
      writeFileSync(file, text, 'latin1')
      rivals.push({
        name: form,
        entry: 'bench/decode/entries/decode.ts',
        nodeOptions: ['--import', 'tsx'],
        env: { BENCH_DECODE: JSON.stringify({ service, operation, file }) },
      })
    }
  }
  return rivals
}

/** The cases whose pages are XML, and their pages as Latin-1. */
async function prepareXml() {
  const prepared = await Promise.all(cases.map(async (one) => ({ one, page: await preparePage(one) })))
  return prepared.flatMap(({ one, page }) =>
    page.contentType.includes('xml') ? [{ one, body: page.body.toString('latin1') }] : [],
  )
}

/** Each case of a group, compared with the first one of the group, whose rows are alike. */
function judgeDecoding(raw: readonly Measurement[]): Goal[] {
  const measured = cases.flatMap(({ name, group }): [string, number][] => {
    const uniform = cases.find((one) => group !== undefined && one.group === group)
    if (uniform === undefined) return []
    const [ours, its] = [name, uniform.name].map((page) => medianOf(raw, page, 'shortcuts'))
    const times = Number(ours) / Number(its)
    return [[`${name}: decoding takes # times as long as for a page whose rows are alike`, times]]
  })
  return judgeTable(decodeGoals, new Map(measured))
}
