import { afterEach, describe, expect, it, vi } from 'vitest'
import { clampPageSize } from '../../src/pagination/rule/page-size.js'

const limit = { name: 'MaxItems', min: 5, max: 100, isString: false }
const contextOf = (operation: string) => ({ service: 'sizes', operation })

afterEach(() => void vi.restoreAllMocks())

/** The warnings that come while `size` is called. */
function warningsOf(size: () => void): unknown[] {
  const warnings = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  size()
  return warnings.mock.calls.map(([message]) => message)
}

describe('a page size out of bounds', () => {
  it.each([
    [4, 5],
    [5, 5],
    [100, 100],
    [101, 100],
  ])('%i becomes %i', (given, clamped) => {
    warningsOf(() => expect(clampPageSize(limit, given, contextOf('ListClamped'))).toBe(clamped))
  })

  it('is warned of once for each operation, by its name', () => {
    const warnings = warningsOf(() => {
      for (const operation of ['ListOnes', 'ListOthers', 'ListOnes'])
        clampPageSize(limit, 101, contextOf(operation))
    })
    const rest = 'pageSize 101 is out of bounds (MaxItems is from 5 to 100); using 100'
    expect(warnings).toEqual([`sizes.ListOnes: ${rest}`, `sizes.ListOthers: ${rest}`])
  })

  it('has no upper bound if none is known', () => {
    const open = { ...limit, max: undefined }
    const warnings = warningsOf(() => {
      expect(clampPageSize(open, 1e6, contextOf('ListOpen'))).toBe(1e6)
      expect(clampPageSize(open, 1, contextOf('ListOpen'))).toBe(5)
    })
    expect(warnings).toEqual([
      'sizes.ListOpen: pageSize 1 is out of bounds (MaxItems is at least 5); using 5',
    ])
  })
})
