import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { PlainPaginator } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const pageSize = 1000
const pageCount = 1000

/** A million items of 100 characters or so: some 150 MB, were they all kept. */
async function send(input: { NextToken?: string }): Promise<object> {
  const page = Number(input.NextToken ?? 0)
  const Things = Array.from({ length: pageSize }, (_, index) => ({
    Name: `${page}-${index}-`.padEnd(100, 'x'),
  }))
  return { Things, ...(page + 1 < pageCount && { NextToken: `${page + 1}` }) }
}

function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

describe('a million items', () => {
  it('listed one by one keep only a few pages in memory', { timeout: 60_000 }, async () => {
    const before = heapUsed()
    let count = 0
    let most = 0
    for await (const _ of new PlainPaginator(plainOperation(), send).paginate().items()) {
      if (++count % (pageSize * 100) === 1) most = Math.max(most, heapUsed() - before)
    }
    expect(count).toBe(pageSize * pageCount)
    expect(most).toBeLessThan(5)
  })
})
