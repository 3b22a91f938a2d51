import { describe, expect, it } from 'vitest'
import { Ledger } from '../../src/inventory/run/index.js'

const call = { service: 'sns', operation: 'ListTopics' }
const place = { account: '1', region: 'us-east-1' }

describe('Ledger', () => {
  it('gives back each receipt, in order', () => {
    const ledger = new Ledger()
    const error = { code: 'AccessDenied', message: 'no' }
    const other = { service: 'wafv2', operation: 'ListIPSets', input: { Scope: 'REGIONAL' } }
    ledger.add({ call, ...place, outcome: 'complete', items: 3 })
    ledger.add({ call, ...place, region: 'eu-west-1', outcome: 'denied', items: 0, error })
    ledger.add({ call: other, ...place, outcome: 'limit', items: 7 })
    expect(ledger.receipts).toEqual([
      { ...call, ...place, outcome: 'complete', items: 3 },
      { ...call, ...place, region: 'eu-west-1', outcome: 'denied', items: 0, error },
      { ...other, ...place, outcome: 'limit', items: 7 },
    ])
  })

  it('tells two calls of one operation apart', () => {
    const ledger = new Ledger()
    for (const Scope of ['REGIONAL', 'CLOUDFRONT']) {
      ledger.add({ call: { ...call, input: { Scope } }, ...place, outcome: 'complete', items: 0 })
    }
    expect(ledger.receipts.map(({ input }) => input)).toEqual([
      { Scope: 'REGIONAL' },
      { Scope: 'CLOUDFRONT' },
    ])
  })

  it('holds thousands', () => {
    const ledger = new Ledger()
    for (let n = 0; n < 3000; n++) {
      ledger.add({ call, ...place, account: String(n % 700), outcome: 'complete', items: n })
    }
    const last = { ...call, ...place, account: String(2999 % 700), outcome: 'complete', items: 2999 }
    expect(ledger.receipts[2999]).toEqual(last)
    expect(ledger.progress.done).toBe(3000)
  })

  it('tells how far the inventory is', () => {
    const ledger = new Ledger()
    ledger.expect(5)
    ledger.countItems(2)
    ledger.add({ call, ...place, outcome: 'complete', items: 2 })
    expect(ledger.progress).toEqual({ done: 1, total: 5, isTotalKnown: false, items: 2 })
    ledger.expectNoMore()
    expect(ledger.progress.isTotalKnown).toBe(true)
  })
})
