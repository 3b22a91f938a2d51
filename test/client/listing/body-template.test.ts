import { describe, expect, it } from 'vitest'
import { BodyTemplate } from '../../../src/client/listing/body-template.js'

const marks = ['mark0', 'mark1']
const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('a body template', () => {
  it('replaces the pieces of a text', () => {
    const pieces = [
      { piece: '&Next=b', mark: 'mark1' },
      { piece: '&Key=a', mark: 'mark0' },
    ]
    const template = BodyTemplate.of('Action=List&Key=a&Next=b', pieces, marks)
    expect(template?.fill(['&Key=c', ''])).toBe('Action=List&Key=c')
  })

  it('replaces the pieces of bytes, whatever the bytes are', () => {
    const template = BodyTemplate.of(
      bytes('\xff\x00a\x80'),
      [{ piece: bytes('a'), mark: 'mark0' }],
      ['mark0'],
    )
    expect(template?.fill(['\xfe\x01'])).toEqual(bytes('\xff\x00\xfe\x01\x80'))
  })

  it.each([
    { words: 'is in the body twice', body: 'a=1&b=1', piece: '=1' },
    { words: 'overlaps itself', body: 'xaaax', piece: 'aa' },
    { words: 'is not in the body', body: 'a=1', piece: 'b' },
    { words: 'is empty', body: 'a=1', piece: '' },
    { words: 'is not written', body: 'a=1', piece: undefined },
  ])('is not made from a piece that $words', ({ body, piece }) => {
    expect(BodyTemplate.of(body, [{ piece, mark: 'mark0' }], marks)).toBeUndefined()
  })
})
