import { describe, expect, it } from 'vitest'
import { ByteView, EnumCache, expectNext, patternOf } from '../../src/protocols/bytes/index.js'

const patternOfText = (text: string) => patternOf(Buffer.from(`<${text}>`))
const bodyOf = (text: string) => new ByteView(Buffer.from(`<${text}>`))

describe('the cache of an enumeration', () => {
  const values = new Map([...'ABCDEFGHIJ'].map((letter) => [letter, `value ${letter}`]))

  it('finds a value only after it was learned', () => {
    const cache = new EnumCache(values, patternOfText)
    expect(cache.find(bodyOf('A'), 0)).toBeUndefined()
    expect(cache.learn('A')).toBe('value A')
    expect(cache.find(bodyOf('A'), 0)?.value).toBe('value A')
    expect(cache.find(bodyOf('B'), 0)).toBeUndefined()
  })

  it('finds each learned value, whichever came last', () => {
    const cache = new EnumCache(values, patternOfText)
    for (const letter of 'ABC') cache.learn(letter)
    const found = [...'CABBA'].map((letter) => cache.find(bodyOf(letter), 0)?.value)
    expect(found).toEqual(['value C', 'value A', 'value B', 'value B', 'value A'])
  })

  it('keeps eight values, and gives the others without keeping them', () => {
    const cache = new EnumCache(values, patternOfText)
    for (const letter of values.keys()) expect(cache.learn(letter)).toBe(`value ${letter}`)
    expect(cache.find(bodyOf('H'), 0)?.value).toBe('value H')
    expect(cache.find(bodyOf('I'), 0)).toBeUndefined()
  })

  it('does not know text outside the enumeration, or a value without a pattern', () => {
    const cache = new EnumCache(values, () => undefined)
    expect(cache.learn('Z')).toBeUndefined()
    expect(cache.learn('A')).toBe('value A')
    expect(cache.find(bodyOf('A'), 0)).toBeUndefined()
  })
})

describe('the field that is expected next', () => {
  interface TestField {
    readonly name: string
    next: TestField | undefined
  }
  const field = (name: string): TestField => ({ name, next: undefined })

  it('is the one that came last time, and the one expected before follows it', () => {
    const [start, key, size] = [field('start'), field('Key'), field('Size')]
    expectNext(start, size)
    expectNext(start, key)
    expect([start.next?.name, key.next?.name]).toEqual(['Key', 'Size'])
  })

  it('keeps the successor that it has', () => {
    const [start, key, size, owner] = [field('start'), field('Key'), field('Size'), field('Owner')]
    expectNext(key, owner)
    expectNext(start, size)
    expectNext(start, key)
    expect(key.next?.name).toBe('Owner')
  })
})
