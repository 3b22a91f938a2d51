import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RowMaker } from '../../../src/protocols/xml/rows/row-maker.js'
import { SLOTS, type SlotNames, slotMakers } from '../../../src/protocols/xml/rows/slot-makers.js'
import { setOwn } from '../../../src/values/index.js'

function emptyRow(): new () => Record<string, unknown> {
  return Object as unknown as new () => Record<string, unknown>
}

describe('a slot maker', () => {
  it('is a copy of the first one', () => {
    const source = readFileSync('src/protocols/xml/rows/slot-makers.ts', 'utf8')
    const copies = source.slice(0, source.lastIndexOf(']')).split('(Row) =>').slice(1)
    expect(slotMakers).toHaveLength(16)
    expect(copies).toHaveLength(16)
    for (const copy of copies) expect(copy.trim()).toBe(copies[0]?.trim())
  })

  it.each(slotMakers.map((maker, index) => ({ maker, index })))(
    '$index sets any number of members',
    ({ maker }) => {
      for (let count = 0; count <= SLOTS; count++) {
        const names = Array.from({ length: count }, (_, index) => `m${index}`)
        const values = ['before', ...names.map((name) => `value of ${name}`), 'behind']
        const object = maker(emptyRow())(names as unknown as SlotNames, values, 1)
        expect(Object.entries(object)).toEqual(names.map((name) => [name, `value of ${name}`]))
      }
    },
  )
})

describe('objects with the same members', () => {
  it('can have more members than a slot maker sets', () => {
    const names = Array.from({ length: SLOTS * 2 }, (_, index) => `wide${index}`)
    const rows = new RowMaker(names)
    for (let i = 0; i < 20; i++)
      expect(Object.entries(rows.make(['before', ...names], 1))).toEqual(names.map((name) => [name, name]))
  })

  it('can have a member whose name is read-only in the prototype', () => {
    const frozen = Object.defineProperty({}, 'toString', { value: String, writable: false })
    const object: Record<string, unknown> = Object.create(frozen)
    setOwn(object, 'toString', 1)
    expect(Object.entries(object)).toEqual([['toString', 1]])
  })

  it('are plain objects, whether they have a maker of their own or not', () => {
    for (let kind = 0; kind < 40; kind++) {
      const names = ['constructor', `kind${kind}`, 'toString', '1']
      const rows = new RowMaker(names)
      for (let i = 0; i < 20; i++) {
        const object = rows.make([i, 'b', 'c', 'd', 'e'], 1)
        expect(Object.entries(object)).toEqual(
          Object.entries({ constructor: 'b', [`kind${kind}`]: 'c', toString: 'd', 1: 'e' }),
        )
        expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
        expect(JSON.stringify(structuredClone(object))).toBe(JSON.stringify(object))
      }
    }
  })
})
