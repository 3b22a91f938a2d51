import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../fuzz/random.js'
import { ByteView, patternOf } from '../../src/protocols/bytes/index.js'
import { PLAIN, TEXT_CLASS } from '../../src/protocols/xml/reader/byte-class.js'
import { plainEnd, TextBuffer } from '../../src/protocols/xml/reader/plain-text.js'

const below = randomFrom(7, 0)
const isLikely = () => below(10) < 8
/** Mostly letters, so that there are whole words of four bytes, and every byte that ends a text. */
const letters = Buffer.from('abcXYZ019 -_~\t\n\r<>&\u0000\u001f\u007f\u0080\u00ff', 'latin1')
const anyBytes = (most: number) =>
  Buffer.from(Array.from({ length: below(most) }, () => letters[below(isLikely() ? 8 : letters.length)] ?? 0))

const cases = Array.from({ length: 3000 }, () => {
  const bytes = anyBytes(40)
  return { bytes, document: new ByteView(bytes), from: below(bytes.length + 1) }
})

describe('a comparison of four bytes at a time gives the same as one by one for', () => {
  it('the end of plain text', () => {
    for (const { bytes, document, from } of cases) {
      let end = from
      while (end < bytes.length && TEXT_CLASS[bytes[end] ?? 0] === PLAIN) end++
      expect(plainEnd(document, from), bytes.toString('hex')).toBe(end)
    }
  })

  it('a pattern', () => {
    for (const { bytes, document, from } of cases) {
      const isSame = isLikely()
      const wanted = isSame ? Buffer.from(bytes.subarray(from, from + below(12))) : anyBytes(12)
      const expected = bytes.subarray(from, from + wanted.length).equals(wanted)
      const words = `${wanted.toString('hex')} in ${bytes.toString('hex')}`
      expect(document.matches(from, patternOf(wanted)), words).toBe(expected)
    }
  })

  it('repeated bytes', () => {
    for (const { bytes, from } of cases) {
      const size = below(12)
      const twice = Buffer.concat([bytes, bytes, Buffer.alloc(size), anyBytes(3)])
      const other = isLikely() ? from + bytes.length : below(twice.length)
      const slice = (at: number) => twice.subarray(at, at + size).toString('hex')
      const expected = other + size <= twice.length && slice(from) === slice(other)
      expect(new ByteView(twice).repeats(other, from, size)).toBe(expected)
    }
  })

  it('ASCII', () => {
    for (const { bytes, document, from } of cases) {
      const end = from + below(bytes.length - from + 1)
      const expected = bytes.subarray(from, end).every((byte) => byte < 0x80)
      expect(document.isAscii(from, end), bytes.toString('hex')).toBe(expected)
    }
  })

  it('a copy of printable text, which never exceeds its buffer', () => {
    for (const { bytes, document, from } of cases) {
      const buffer = new TextBuffer(16)
      const before = below(16)
      for (let i = 0; i < before; i++) buffer.push(0)
      const copied = buffer.copyPrintable(document, from)
      expect(buffer.length).toBe(before + copied)
      expect(buffer.bytes.subarray(before, before + copied)).toEqual(bytes.subarray(from, from + copied))
      expect(from + copied).toBeLessThanOrEqual(plainEnd(document, from))
      expect(buffer.bytes.subarray(before + copied).every((byte) => byte === 0)).toBe(true)
    }
  })
})
