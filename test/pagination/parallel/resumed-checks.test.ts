import { describe, expect, it } from 'vitest'
import { collectUntil } from './support/collect.js'
import { run, sorted, type Trial } from './support/trial.js'

const trial: Trial = {
  operation: 'ListObjectsV2',
  bucket: { style: 'counter', count: 400, seed: 1 },
  selection: { prefix: '', delimiter: '' },
  options: { parallel: 16, ordered: false, pageSize: 10 },
  latency: 20,
}

describe('a parallel listing that was left before it knew that the service honours bounds', () => {
  it.each([1, 2, 5])('after %i pages is checked again when it is resumed', async (after) => {
    const { open, expected, sender } = run(trial, { skipsAfterAbsent: true })
    const left = await collectUntil(open, { by: 'page', after }, () => sender.time.now)
    const pages = open({ startingToken: left.resumeToken })
    const rest = await collectUntil(
      () => pages,
      { by: 'page', after: 1e6 },
      () => sender.time.now,
    )
    expect(sorted([...left.names, ...rest.names])).toEqual(sorted(expected))
    expect(pages.receipt.parallel?.oneChain).toContain('has to begin with')
  })
})
