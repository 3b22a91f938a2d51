import { describe, expect, it } from 'vitest'
import { matches, staleEntries } from '../../tools/mutate/equivalents.js'
import { findMutants } from '../../tools/mutate/find-mutants.js'
import { shuffled } from '../../tools/mutate/sample.js'
import { describeMutant, scoreTable } from '../../tools/mutate/score-table.js'

const text = 'x = a < b\ny = a < b\n'
const [first, second] = findMutants('a.ts', text).filter(({ kind }) => kind === 'boundary moved')
const known = { file: 'a.ts', line: 'y = a < b', before: '<', after: '<=', reason: 'a and b are never equal' }

describe('a known equivalent mutant', () => {
  it('is found by the text of its line, not by its number', () => {
    expect(matches(known, first, text)).toBe(false)
    expect(matches(known, second, text)).toBe(true)
  })

  it('is stale when its file or its line is gone', () => {
    const sourceOf = (file: string) =>
      file === 'a.ts' ? { text, mutants: findMutants(file, text) } : undefined
    const gone = [
      { ...known, line: 'z = a < b' },
      { ...known, file: 'b.ts' },
      { ...known, after: '>' },
    ]
    expect(staleEntries([known, ...gone], sourceOf)).toEqual(gone)
  })
})

describe('a sample', () => {
  it('is the same for the same seed, and another for another', () => {
    const list = Array.from({ length: 100 }, (_, index) => index)
    expect(shuffled(list, 1)).toEqual(shuffled(list, 1))
    expect(shuffled(list, 1)).not.toEqual(shuffled(list, 2))
    expect(shuffled(list, 1).sort((a, b) => a - b)).toEqual(list)
  })
})

describe('the table of scores', () => {
  it('has a row for each folder and one for all; what timed out counts as noticed', () => {
    const outcome = (folder: string, kind: 'killed' | 'timed out' | 'survived') => ({
      folder,
      mutant: first,
      verdict: kind === 'survived' ? { kind } : { kind, by: 'a test' },
      isReached: true,
    })
    const table = scoreTable([
      outcome('src/a', 'killed'),
      outcome('src/a', 'timed out'),
      outcome('src/a', 'survived'),
      outcome('src/b', 'killed'),
    ])
    expect(table.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
      'folder | mutants | killed | timed out | survived | score',
      'src/a | 3 | 1 | 1 | 1 | 66.7 %',
      'src/b | 1 | 1 | 0 | 0 | 100.0 %',
      'all | 4 | 2 | 1 | 1 | 75.0 %',
    ])
  })

  it('is followed by mutants such as this', () => {
    expect(describeMutant(first)).toBe('a.ts:1  boundary moved  < → <=')
  })
})
