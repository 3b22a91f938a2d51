import { describe, expect, it } from 'vitest'
import { RecentDocuments } from '../../src/services/members/index.js'

/** Parses JSON, and counts how often. */
function counting() {
  let parsed = 0
  const documents = new RecentDocuments((text) => {
    parsed++
    return JSON.parse(text)
  })
  return { documents, parsed: () => parsed }
}

describe('documents of which many are equal', () => {
  it('are parsed twice at most, and copied from then on', () => {
    const { documents, parsed } = counting()
    for (let i = 0; i < 10; i++)
      expect(documents.read('{"a":[1,{"b":null}]}')).toEqual({ a: [1, { b: null }] })
    expect(parsed()).toBe(2)
  })

  it('share nothing that a caller can change', () => {
    const { documents } = counting()
    const text = '{"a":[{"b":1},{"b":2}]}'
    for (let i = 0; i < 4; i++) {
      const value = documents.read(text) as { a: { b: number }[] }
      expect(value).toEqual(JSON.parse(text))
      for (const item of value.a) item.b = 3
      value.a.length = 0
    }
  })

  it('keep members that prototypes have', () => {
    const { documents } = counting()
    const text = '{"__proto__":{"polluted":1},"constructor":2,"toString":[]}'
    for (let i = 0; i < 3; i++) {
      const value = documents.read(text)
      expect(JSON.stringify(value)).toBe(text)
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    }
  })

  it('are parsed again after 16 others', () => {
    const { documents, parsed } = counting()
    for (let round = 0; round < 3; round++) for (let i = 0; i < 17; i++) documents.read(`[${i}]`)
    expect(parsed()).toBe(51)
  })

  it('are not kept if they are long', () => {
    const { documents, parsed } = counting()
    const text = JSON.stringify('x'.repeat(5000))
    for (let i = 0; i < 3; i++) documents.read(text)
    expect(parsed()).toBe(3)
  })
})
