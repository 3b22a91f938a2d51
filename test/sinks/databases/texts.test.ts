import { describe, expect, it } from 'vitest'
import { TextKeeper } from '../../../src/sinks/databases/staging/index.js'

describe('texts that a database cannot store', () => {
  it.each([
    ['half of a surrogate pair', 'a\ud800b', 'a\ufffdb', false],
    ['the other half', '\udc00', '\ufffd', false],
    ['a whole pair', '😀', '😀', true],
    ['U+0000 where it is allowed', 'a\0b', 'a\0b', false],
    ['U+0000 where it is refused', 'a\0b\0', 'a\ufffdb\ufffd', true],
  ])('%s', (_, text, expected, refusesNul) => {
    const texts = new TextKeeper(refusesNul)
    expect(texts.keep(text, 'Name')).toBe(expected)
    expect(texts.keepJson({ [text]: [text, { deep: text }] }, 'Item')).toBe(
      JSON.stringify({ [expected]: [expected, { deep: expected }] }),
    )
    expect(Object.fromEntries(texts.changed)).toEqual(text === expected ? {} : { Name: 1, Item: 3 })
  })

  it('text that only looks like an escape in JSON stays', () => {
    const texts = new TextKeeper(true)
    const value = { a: '\\u0000', b: '\\ud800', at: new Date(0), bytes: new Uint8Array([1]), big: 2n ** 64n }
    expect(texts.keepJson(value, 'Item')).toBe(
      '{"a":"\\\\u0000","b":"\\\\ud800","at":"1970-01-01T00:00:00.000Z","bytes":"AQ==","big":18446744073709551616}',
    )
    expect(texts.changed.size).toBe(0)
  })
})
