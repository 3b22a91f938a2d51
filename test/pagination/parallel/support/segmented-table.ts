import { pagedOperation, plainRule } from '../../support/paged-operation.js'
import type { Ask } from './run-pieces.js'

export const segmentFacts = {
  kind: 'segments',
  segment: 'Segment',
  total: 'TotalSegments',
  most: 1000,
  partial: ['Projection'],
} as const

export const segmentedOperation = pagedOperation(
  { ...plainRule, divided_by: segmentFacts },
  {
    input: {
      NextToken: 'string',
      MaxResults: 'integer',
      Segment: 'integer',
      TotalSegments: 'integer',
      Projection: 'string',
      Filter: 'string',
    },
    output: { NextToken: 'string', Things: 'list' },
  },
)

/** A table of rows with numbers from 0 on; the segment of a row is its number's remainder. A token is the last row. */
export function segmentedTable(
  count: number,
  { pageSize = 3, ignores = false, projected = false } = {},
): Ask {
  return ({ Segment, TotalSegments, NextToken }) => {
    const isMine = (n: number) => ignores || n % Number(TotalSegments ?? 1) === (Segment ?? 0)
    const mine = Array.from({ length: count }, (_, n) => n).filter(isMine)
    const place = mine.findIndex((n) => `row-${n}` === NextToken) + 1
    if (NextToken !== undefined && place === 0) throw new Error('the token is of another segment')
    const part = mine.slice(place, place + pageSize)
    const last = part.at(-1)
    return {
      Things: part.map((n) => (projected ? {} : { Name: `row-${n}` })),
      ...(last !== undefined && place + pageSize < mine.length && { NextToken: `row-${last}` }),
    }
  }
}
