import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { plainValue } from '../../../src/cli/output/text/index.js'
import { compileJmespath } from '../../../src/jmespath/index.js'
import { sampleSize } from '../../support/samples.js'
import { listingAndQuery } from './support/random-listing.js'
import { writePages } from './support/write-output.js'

const numRuns = sampleSize('queries')

/** What a query finds in all pages as one, as JSON has it; undefined if it fails. */
function expected(query: string, whole: object): unknown {
  try {
    return JSON.parse(JSON.stringify(compileJmespath(query)(plainValue(whole))))
  } catch {
    return undefined
  }
}

/** Whether the result of `*` or `keys()` depends on the order of members, which no page promises. */
function dependsOnOrder(query: string): boolean {
  return /\*(?!\])|keys/.test(query)
}

it('a query has the result of the whole listing, however it is divided into pages', async () => {
  await fc.assert(
    fc.asyncProperty(listingAndQuery, async ({ operation, pages, whole, query }) => {
      fc.pre(!dependsOnOrder(query))
      const result = expected(query, whole)
      const written = writePages(operation, pages, { format: 'json', query })
      if (result === undefined) await expect(written).rejects.toThrow(/JMESPath expression/)
      else expect(JSON.parse((await written).text || '{}')).toEqual(result)
    }),
    { numRuns },
  )
})

it('a query has the same result in every format', async () => {
  await fc.assert(
    fc.asyncProperty(listingAndQuery, async ({ operation, pages, whole, query }) => {
      const result = expected(query, whole)
      fc.pre(result !== undefined && !dependsOnOrder(query))
      const [ndjson, yaml, stream] = await Promise.all(
        (['ndjson', 'yaml', 'yaml-stream'] as const).map(
          async (format) => (await writePages(operation, pages, { format, query })).text,
        ),
      )
      const lines = (ndjson ?? '').split('\n').filter((line) => line !== '')
      const isNothing = JSON.stringify(result) === '{}'
      expect(lines.map((line) => JSON.parse(line))).toEqual(
        isNothing ? [] : Array.isArray(result) ? result : [result],
      )
      expect(parseAllDocuments(yaml ?? '')).not.toHaveLength(2)
      expect(parse(yaml ?? '') ?? (isNothing ? {} : null)).toEqual(result)
      expect(parse(stream ?? '')).toEqual(isNothing ? null : [result])
    }),
    { numRuns: Math.ceil(numRuns / 3) },
  )
})
