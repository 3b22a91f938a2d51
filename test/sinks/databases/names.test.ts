import { describe, expect, it } from 'vitest'
import { storedNames } from '../../../src/sinks/databases/staging/index.js'

const rules = { isCaseSensitive: false, longest: 63, reserved: new Set(['ctid']) }
const exact = { ...rules, isCaseSensitive: true }

describe('names of columns', () => {
  it.each([
    [
      'stay as they are',
      ['Name', 'Owner.ID', 'with blank', '"'],
      rules,
      ['Name', 'Owner.ID', 'with blank', '"'],
    ],
    ['that differ only in case get a number', ['Name', 'name', 'NAME'], rules, ['Name', 'name_2', 'NAME_3']],
    ['that differ only in case stay in PostgreSQL', ['Name', 'name'], exact, ['Name', 'name']],
    ['that a numbered one would take move on', ['a', 'A', 'a_2'], rules, ['a', 'A_2', 'a_2_2']],
    ['of the system are not used', ['ctid', 'Ctid'], exact, ['ctid_2', 'Ctid']],
  ])('%s', (_, names, given, expected) => {
    expect(storedNames(names, given)).toEqual(expected)
  })

  it('that are too long are cut, stay different, and are the same every time', () => {
    const long = 'é'.repeat(40)
    const stored = storedNames([`${long}a`, `${long}b`, 'x'.repeat(63)], exact)
    for (const name of stored) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
    expect(new Set(stored).size).toBe(3)
    expect(stored[2]).toBe('x'.repeat(63))
    expect(stored[0]).toMatch(/^é+_[0-9a-f]{8}$/)
    expect(storedNames([`${long}a`], exact)[0]).toBe(stored[0])
  })
})
