import { describe, expect, it } from 'vitest'
import { getMember, isObject, isObjectOrList, isSameValue } from '../../src/values/index.js'

describe('object checks', () => {
  it.each([
    ['an object', {}, true, true],
    ['an array', [], false, true],
    ['a Date', new Date(0), true, true],
    ['null', null, false, false],
    ['undefined', undefined, false, false],
    ['a text', 'a', false, false],
    ['a function', () => {}, false, false],
  ])('%s', (_, value, object, objectOrList) => {
    expect([isObject(value), isObjectOrList(value)]).toEqual([object, objectOrList])
  })

  it('a member of any value', () => {
    expect(getMember({ a: 1 }, 'a')).toBe(1)
    expect(getMember(['a'], 'length')).toBe(1)
    expect(getMember('text', 'length')).toBeUndefined()
    expect(getMember(null, 'a')).toBeUndefined()
  })
})

describe('deep equality', () => {
  it.each([
    ['nested values', { a: [1, { b: 'c' }] }, { a: [1, { b: 'c' }] }, true],
    ['another value', { a: [1] }, { a: [2] }, false],
    ['another key', { a: 1 }, { b: 1 }, false],
    ['an array and an object', [], {}, false],
    ['the same time', new Date(1), new Date(1), true],
    ['another time', new Date(1), new Date(2), false],
    ['bytes', new Uint8Array([1, 2]), new Uint8Array([1, 2]), true],
    ['null and an object', null, {}, false],
    ['the same set', new Set(['a', new Uint8Array([1])]), new Set(['a', new Uint8Array([1])]), true],
    ['another set', new Set(['a']), new Set(['b']), false],
    ['a set and an object', new Set(['a']), {}, false],
    ['an object and a set', {}, new Set(['a']), false],
  ])('%s', (_, one, other, same) => {
    expect(isSameValue(one, other)).toBe(same)
  })
})
