import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../fuzz/random.js'
import { PLAIN, TEXT_CLASS } from '../../../src/protocols/xml/byte-class.js'
import {
  copyPrintable,
  isRepeatedAt,
  plainEnd,
  standsAt,
  wireOf,
  xmlBytes,
} from '../../../src/protocols/xml/xml-wire.js'

const below = randomFrom(7, 0)
const isLikely = () => below(10) < 8
/** Mostly letters, so that words of four are met whole, and everything that ends them. */
const letters = Buffer.from('abcXYZ019 -_~\t\n\r<>&\u0000\u001f\u007f\u0080\u00ff', 'latin1')
const anyBytes = (most: number) =>
  Buffer.from(Array.from({ length: below(most) }, () => letters[below(isLikely() ? 8 : letters.length)] ?? 0))

const cases = Array.from({ length: 3000 }, () => {
  const bytes = anyBytes(40)
  return { bytes, document: xmlBytes(bytes), from: below(bytes.length + 1) }
})

describe('comparing four bytes at a time gives the same as comparing one by one:', () => {
  it('the end of plain text', () => {
    for (const { bytes, document, from } of cases) {
      let end = from
      while (end < bytes.length && TEXT_CLASS[bytes[end] ?? 0] === PLAIN) end++
      expect(plainEnd(document, from), bytes.toString('hex')).toBe(end)
    }
  })

  it('a text at a position', () => {
    for (const { bytes, document, from } of cases) {
      const isSame = isLikely()
      const text = (isSame ? bytes.subarray(from, from + below(12)) : anyBytes(12)).toString('latin1')
      if (Buffer.from(text).length !== text.length) continue
      const expected = bytes.subarray(from, from + text.length).toString('latin1') === text
      expect(standsAt(document, from, wireOf(text)), `${text} in ${bytes.toString('hex')}`).toBe(expected)
    }
  })

  it('repeated bytes', () => {
    for (const { bytes, from } of cases) {
      const size = below(12)
      // What is compared with stands in the document already.
      const twice = Buffer.concat([bytes, bytes, Buffer.alloc(size), anyBytes(3)])
      const other = isLikely() ? from + bytes.length : below(twice.length)
      const slice = (at: number) => twice.subarray(at, at + size).toString('hex')
      const expected = other + size <= twice.length && slice(from) === slice(other)
      expect(isRepeatedAt(xmlBytes(twice), other, from, size)).toBe(expected)
    }
  })

  it('a copy, limited to the room available', () => {
    for (const { bytes, document, from } of cases) {
      const target = xmlBytes(Buffer.alloc(16))
      const to = below(16)
      const copied = copyPrintable(document, from, target.view, to)
      expect(target.bytes.subarray(to, to + copied)).toEqual(bytes.subarray(from, from + copied))
      expect(from + copied).toBeLessThanOrEqual(plainEnd(document, from))
      expect(target.bytes.subarray(to + copied).every((byte) => byte === 0)).toBe(true)
    }
  })
})
