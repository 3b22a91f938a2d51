import { describe, expect, it } from 'vitest'
import { documentOrder, recordRun, slicePart } from '../../src/values/index.js'

/** Two elements at byte 10, then, behind another list's, two more at byte 50. */
function recorded(): string[] {
  const list: string[] = []
  recordRun(list, 10)
  list.push('a', 'b')
  recordRun(list, 50)
  list.push('c', 'd')
  return list
}

const offsets = (list: readonly unknown[]) => {
  const offsetOf = documentOrder(list)?.offsets()
  return offsetOf && list.map((_, index) => offsetOf(index))
}

describe('the document order of a list', () => {
  it('gives the offset of the run of each element', () => {
    expect(offsets(recorded())).toEqual([10, 10, 50, 50])
    expect(documentOrder(recorded())?.isInterleaved).toBe(true)
  })

  it('is undefined for a list that the XML decoder did not record, such as a copy', () => {
    expect(documentOrder([...recorded()])).toBeUndefined()
  })

  it('is not interleaved if the elements were in one run', () => {
    const list: string[] = []
    recordRun(list, 10)
    list.push('a')
    expect(documentOrder(list)?.isInterleaved).toBe(false)
  })

  it('survives in a part of the list', () => {
    const part = slicePart(recorded(), 1, 3)
    expect(part).toEqual(['b', 'c'])
    expect(offsets(part)).toEqual([10, 50])
  })

  it('leaves the list itself a plain array', () => {
    expect(Reflect.ownKeys(recorded())).toEqual(['0', '1', '2', '3', 'length'])
  })
})
