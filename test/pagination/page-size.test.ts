import { afterEach, describe, expect, it, vi } from 'vitest'
import { modelOf, type OperationModel } from '../../src/models/index.js'
import { clampPageSize, sizeBounds } from '../../src/pagination/rule/page-size.js'

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

/** An operation whose limit parameter has these traits. */
function operationWith(limit: object): OperationModel {
  const service = {
    metadata: { apiVersion: '2026-01-01', endpointPrefix: 'test', protocol: 'json', serviceId: 'Test' },
    operations: {
      ListThings: {
        name: 'ListThings',
        http: { method: 'POST', requestUri: '/' },
        input: { shape: 'Input' },
      },
    },
    shapes: { Input: { type: 'structure', members: { Limit: { shape: 'Limit' } } }, Limit: limit },
  }
  const operation = modelOf({ service } as Parameters<typeof modelOf>[0]).operation('ListThings')
  if (!operation) throw new Error('no operation')
  return operation
}

describe('the bounds of a page size', () => {
  it.each<[words: string, limit: object, min: number, max: number | undefined]>([
    ['are those of the model', { type: 'integer', min: 5, max: 100 }, 5, 100],
    ['are at least 1', { type: 'integer', min: 0, max: 1 }, 1, 1],
    ['are none where the model has none', { type: 'integer' }, 1, undefined],
    ['are none above the largest that says no bound', { type: 'integer', max: 2 ** 31 - 1 }, 1, undefined],
    ['are the largest below that', { type: 'long', max: 2 ** 31 - 2 }, 1, 2 ** 31 - 2],
    ['are none where a page could have no item', { type: 'integer', max: 0 }, 1, undefined],
    ['are not those of a text, which limit its length', { type: 'string', min: 2, max: 3 }, 1, undefined],
  ])('%s', (_, limit, min, max) => {
    expect(sizeBounds(operationWith(limit), 'Limit')).toEqual({ min, max })
  })

  it('are none of a parameter that is not in the model', () => {
    expect(sizeBounds(operationWith({ type: 'integer', max: 7 }), 'Other')).toEqual({
      min: 1,
      max: undefined,
    })
  })
})
