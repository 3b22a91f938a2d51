import { expect, test } from 'vitest'
import { collectUntil } from './support/collect.js'
import { run, sorted, type Trial } from './support/trial.js'

const trial: Trial = {
  operation: 'ListObjectVersions',
  bucket: { style: 'mixed', count: 119, seed: 112130 },
  selection: { prefix: 'a', delimiter: '' },
  options: { parallel: 5, ordered: false, pageSize: 3 },
  latency: 11,
}

test.each(Array.from({ length: 40 }, (_, after) => after + 1))(
  'a deadline of %i ms either leaves a token, or the listing is complete',
  async (after) => {
    const { open, expected, sender } = run(trial)
    const first = await collectUntil(
      (options) => open({ ...options, parallel: undefined, ordered: undefined }),
      { by: 'maxItems', after: 36 },
      () => sender.time.now,
    )
    const second = await collectUntil(
      (options) => open({ ...options, startingToken: first.resumeToken }),
      { by: 'deadline', after },
      () => sender.time.now,
    )
    const { outcome } = second.receipt
    expect(outcome === 'complete').toBe(second.resumeToken === undefined)
    if (outcome === 'complete') {
      expect(sorted([...first.names, ...second.names])).toEqual(sorted(expected))
      return
    }
    const rest = await collectUntil(
      (options) => open({ ...options, startingToken: second.resumeToken }),
      { by: 'maxItems', after: 1e6 },
      () => sender.time.now,
    )
    expect(sorted([...first.names, ...second.names, ...rest.names])).toEqual(sorted(expected))
  },
)
