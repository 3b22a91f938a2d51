/** A setup file of vitest that notes, for each test, which marks it reaches: marks.ts puts them in. */

import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'

const { NEXTTOKEN_MUTATE_MARKS: marks, NEXTTOKEN_MUTATE_HITS: folder } = process.env
if (marks === undefined || folder === undefined) throw new Error('run by tools/mutate only')

declare global {
  var __nexttokenHits: Uint8Array | undefined
}

const hits = new Uint8Array(Number(marks))
globalThis.__nexttokenHits = hits
/** What runs outside of tests: as modules are loaded, and in hooks for several tests. */
const outside = new Set<number>()
const tests: Record<string, number[]> = {}

beforeEach(() => {
  for (const mark of taken()) outside.add(mark)
})

afterEach(({ task }) => {
  tests[task.id] = taken()
})

afterAll(() => {
  for (const mark of taken()) outside.add(mark)
  const path = expect.getState().testPath ?? ''
  mkdirSync(folder, { recursive: true })
  const name = createHash('sha1').update(path).digest('hex')
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ path, outside: [...outside], tests }))
})

function taken(): number[] {
  const found: number[] = []
  for (let mark = hits.indexOf(1); mark !== -1; mark = hits.indexOf(1, mark + 1)) found.push(mark)
  hits.fill(0)
  return found
}
