import { describe, expect, it } from 'vitest'
import { Ledger } from '../../src/inventory/run/index.js'

const place = { service: 'sns', operation: 'ListTopics', account: '1', region: 'us-east-1' }

describe('Ledger', () => {
  it('gives back each receipt, in order', () => {
    const ledger = new Ledger()
    const error = { code: 'AccessDenied', message: 'no' }
    ledger.add({ ...place, outcome: 'complete', items: 3 })
    ledger.add({ ...place, region: 'eu-west-1', outcome: 'denied', items: 0, error })
    ledger.add({ ...place, service: 'sqs', operation: 'ListQueues', outcome: 'limit', items: 7 })
    expect(ledger.receipts).toEqual([
      { ...place, outcome: 'complete', items: 3 },
      { ...place, region: 'eu-west-1', outcome: 'denied', items: 0, error },
      { ...place, service: 'sqs', operation: 'ListQueues', outcome: 'limit', items: 7 },
    ])
  })

  it('holds thousands', () => {
    const ledger = new Ledger()
    for (let n = 0; n < 3000; n++)
      ledger.add({ ...place, account: String(n % 700), outcome: 'complete', items: n })
    expect(ledger.receipts[2999]).toEqual({
      ...place,
      account: String(2999 % 700),
      outcome: 'complete',
      items: 2999,
    })
    expect(ledger.progress.done).toBe(3000)
  })

  it('tells how far the inventory is', () => {
    const ledger = new Ledger()
    ledger.expect(5)
    ledger.countItems(2)
    ledger.add({ ...place, outcome: 'complete', items: 2 })
    expect(ledger.progress).toEqual({ done: 1, total: 5, isTotalKnown: false, items: 2 })
    ledger.expectNoMore()
    expect(ledger.progress.isTotalKnown).toBe(true)
  })
})
