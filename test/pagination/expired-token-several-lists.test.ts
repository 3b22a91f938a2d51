import { describe, expect, it } from 'vitest'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { Refusal } from './support/expiring-service.js'
import { pagedOperation } from './support/paged-operation.js'

type Structure = Record<string, unknown>

const operation = pagedOperation(
  { input_token: 'NextToken', output_token: 'NextToken', result_key: ['Keys', 'Prefixes'] },
  { input: { NextToken: 'string' }, output: { NextToken: 'string', Keys: 'list', Prefixes: 'list' } },
)

/**
 * A service that refuses its first token. Then its pages are larger, so that the page with the delivered items has new
 * ones too.
 */
function serviceWith(first: Structure, larger: Structure, last: Structure) {
  let requests = 0
  const send: PlainSend<Structure, Structure> = async ({ NextToken }) => {
    requests++
    if (NextToken === undefined && requests === 1) return { ...first, NextToken: 'short' }
    if (NextToken === 'short') throw new Refusal('InvalidNextTokenException')
    return NextToken === 'long' ? last : { ...larger, NextToken: 'long' }
  }
  return new PlainPaginator<Structure, Structure>(operation, send)
}

const cases: [string, Structure, Structure][] = [
  [
    'one of which has nothing new',
    { Keys: ['a', 'b'], Prefixes: ['x'] },
    { Keys: ['a', 'b', 'c', 'd'], Prefixes: ['x'] },
  ],
  ['one of which was empty', { Keys: ['a', 'b'] }, { Keys: ['a', 'b', 'c', 'd'], Prefixes: ['x'] }],
  ['the first of which was empty', { Prefixes: ['x'] }, { Keys: ['a', 'b', 'c', 'd'], Prefixes: ['x', 'y'] }],
  [
    'both of which have new items',
    { Keys: ['a'], Prefixes: ['x'] },
    { Keys: ['a', 'b', 'c', 'd'], Prefixes: ['x', 'y'] },
  ],
]

describe('after a refused token, a page of several lists', () => {
  const last = { Keys: ['e'], Prefixes: ['z'] }

  describe.each(cases)('%s', (_, first, larger) => {
    const stored = [...(larger.Keys as string[]), ...(larger.Prefixes as string[]), 'e', 'z'].sort()
    const valuesOf = (tagged: readonly { item: unknown }[]) => tagged.map(({ item }) => String(item)).sort()

    it('delivers each item once', async () => {
      const pages = serviceWith(first, larger, last).paginate()
      expect(valuesOf(await pages.items(['Keys', 'Prefixes']).toArray())).toEqual(stored)
      expect(pages.receipt).toMatchObject({ outcome: 'complete' })
    })

    it('delivers each item once if the loop is left within it and resumed', async () => {
      const before = Object.values(first).flat().length
      for (let left = before + 1; left < stored.length; left++) {
        const paginator = serviceWith(first, larger, last)
        const listing = paginator.paginate().items(['Keys', 'Prefixes'])
        const seen: { item: unknown }[] = []
        for await (const one of listing) {
          seen.push(one)
          if (seen.length === left) break
        }
        const startingToken = listing.resumeToken
        const rest = paginator.paginate({}, { startingToken }).items(['Keys', 'Prefixes'])
        const all = valuesOf([...seen, ...(await rest.toArray())])
        expect([left, all]).toEqual([left, stored])
      }
    })
  })
})
