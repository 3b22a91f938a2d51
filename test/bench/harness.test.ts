import { describe, expect, test } from 'vitest'
import { startFeed } from '../../bench/harness/feed.js'
import { replaceSection } from '../../bench/harness/publish.js'
import { judge, median } from '../../bench/harness/statistics.js'

describe('the benchmark counts right', () => {
  test.each([
    ['of an odd number of values, the one in the middle', [9, 1, 5], 5],
    ['of an even number, the mean of the two in the middle', [4, 1, 3, 100], 3.5],
    ['by size and not by spelling', [10, 9, 100], 10],
    ['of one value, that one', [7], 7],
    ['of none, no number', [], Number.NaN],
  ])('the median is, %s', (_, values, expected) => {
    expect(median(values)).toBe(expected)
  })

  test.each([
    ['below its limit is reached', 0.4, true],
    ['at its limit is reached', 0.5, true],
    ['above its limit is not', 0.51, false],
    ['that was not measured is not', Number.NaN, false],
  ])('a goal %s', (_, value, reached) => {
    expect(judge('a ratio', value, 0.5)).toEqual({ what: 'a ratio', value, atMost: 0.5, reached })
  })

  test('a table replaces its own section and leaves the others', () => {
    const both = replaceSection(replaceSection('# Head\n', 'a', 'one\n'), 'b', 'two\n')
    const again = replaceSection(both, 'a', 'three\n')
    expect(again).toBe(both.replace('one', 'three'))
    expect(replaceSection(again, 'a', 'three\n')).toBe(again)
  })
})

describe('the benchmark feeds all rivals alike', () => {
  test('each S3 page has its own token and keys of 72 characters, until the last', async () => {
    const feed = await startFeed({ pages: 2 })
    const first = await (await fetch(`${feed.endpoint}/bench?list-type=2`)).text()
    const last = await (await fetch(`${feed.endpoint}/bench?continuation-token=page-1`)).text()
    feed.close()
    const keysOf = (text: string) => [...text.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)
    expect(first).toContain('<NextContinuationToken>page-1<')
    expect(last).toContain('<IsTruncated>false<')
    expect(new Set([...keysOf(first), ...keysOf(last)]).size).toBe(2000)
    expect(keysOf(first).filter((key) => key?.length !== 72)).toEqual([])
  })

  test('each SNS page has its own token, until the last', async () => {
    const feed = await startFeed({ pages: 2 })
    const ask = async (body: string) => (await fetch(feed.endpoint, { method: 'POST', body })).text()
    expect(await ask('Action=ListTopics')).toContain('<NextToken>page-1<')
    expect(await ask('Action=ListTopics&NextToken=page-1')).not.toContain('<NextToken>')
    feed.close()
  })
})
