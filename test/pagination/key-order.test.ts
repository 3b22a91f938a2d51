import { describe, expect, it } from 'vitest'
import { findPagedOperation, loadModel } from '../../src/models/index.js'
import { followKeys, startKeyOrder } from '../../src/pagination/loop/key-order.js'
import { type CompiledRule, compiledRule } from '../../src/pagination/rule/index.js'

type Input = Record<string, unknown>

const topics = compiledRule(findPagedOperation(loadModel('sns'), 'ListTopics'))

/** The first step back in the keys of a listing's pages. */
function stepBack(rule: CompiledRule, pages: readonly object[], input: Input) {
  let order = startKeyOrder(rule, input)
  for (const page of pages) {
    const after = order && followKeys(order, page)
    if (after && 'from' in after) return after
    order = after
  }
  return undefined
}

describe('keys that go backwards', () => {
  const objects = compiledRule(findPagedOperation(loadModel('s3'), 'ListObjectsV2'))
  const pageOf = (text: string) => ({ Contents: text.split(' ').map((Key) => ({ Key })) })
  const stepsOf = (pages: readonly string[], input: Record<string, unknown> = {}) => {
    return stepBack(
      objects,
      pages.map((one) => pageOf(one)),
      input,
    )
  }

  it.each<[string[], object | undefined, string]>([
    [['a b c d e f', 'b c'], { from: 'f', to: 'b' }, 'after five ascents'],
    [['a b c d e', 'b'], undefined, 'after four'],
    [['a b c', 'd e f', 'b'], { from: 'f', to: 'b' }, 'ascents over several pages'],
    [['a b c d e f', 'f g', 'h'], undefined, 'the same key again'],
    [['b a d e f g', 'c'], undefined, 'a page that is in no order'],
    [['a b c d e f', 'b a'], undefined, 'the later page is in no order'],
    [['a b c d e f', 'e', 'd'], { from: 'f', to: 'e' }, 'the first step back'],
    [['a b', 'a', 'b c d e f g', 'c'], undefined, 'an earlier step back: it is in no order'],
    [['a b c d e \uffff', '\u{1f600}'], undefined, 'lower in UTF-16 units, higher in bytes'],
    [['a b c d \uff5a \u{20000}', 'b'], { from: '\u{20000}', to: 'b' }, 'after such a pair on one page'],
    [['a b c d e f%20', 'f!'], undefined, 'URL-encoded: lower as it is, higher decoded'],
    [['a b c d e f-a', 'f/a'], undefined, 'folder by folder'],
    [['A B C D E F', 'E'], { from: 'F', to: 'E' }, 'also as a locale sorts'],
    [['A B C D E f', 'Z'], undefined, 'higher as a locale sorts'],
  ])('%j give %j: %s', (pages, expected) => {
    expect(stepsOf(pages)).toEqual(expected)
  })

  it('are looked for only in a listing that is documented to be sorted', () => {
    const pages = [pageOf('a b c d e f'), pageOf('b')]
    expect(stepBack(topics, pages, {})).toBeUndefined()
    expect(stepBack(objects, pages, { Bucket: 'b--x-s3' })).toBeUndefined()
  })

  it('are compared decoded if the input asks for URL encoding', () => {
    const pages = ['a b c d e f%2Bz', 'f%20']
    expect(stepsOf(pages, { EncodingType: 'url' })).toEqual({ from: 'f+z', to: 'f ' })
  })

  it('need keys: a page without any says nothing', () => {
    const without = [{}, { Contents: [{ Key: 7 }] }]
    expect(stepBack(objects, [pageOf('a b c d e f'), ...without, pageOf('b')], {})).toEqual({
      from: 'f',
      to: 'b',
    })
  })
})
