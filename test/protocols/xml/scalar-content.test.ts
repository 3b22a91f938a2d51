import { describe, expect, it } from 'vitest'
import { ByteView } from '../../../src/protocols/bytes/index.js'
import { ScalarContent } from '../../../src/protocols/xml/reader/index.js'
import { testOperation } from '../support/test-service.js'

const { service } = testOperation('rest-xml', {
  Root: { type: 'structure', members: {} },
  Text: { type: 'string' },
  Word: { type: 'string', enum: ['STANDARD', 'a&b'] },
  Truth: { type: 'boolean' },
  Number: { type: 'long' },
})
const at = 3

/** The value between `<a>` and what follows, and where it ends; undefined if it has another form than the usual one. */
function read(shape: string, text: string, behind = '</a>') {
  const content = ScalarContent.of(service.shape(shape))
  const document = new ByteView(Buffer.from(`<a>${text}${behind}`))
  const value = content?.read(document, at)
  return value === undefined ? undefined : { value, length: (content?.end ?? 0) - at }
}

describe('the usual form of an integer', () => {
  it.each(['0', '9', '42', '007', '999999999999999'])('%s', (text) => {
    expect(read('Number', text)).toEqual({ value: Number(text), length: text.length })
  })

  it.each(['9999999999999999', '', '-1', '1.5', '4 ', '4x', '/1', ':1', '9'.repeat(400)])(
    'is not %j',
    (text) => {
      expect(read('Number', text)).toBeUndefined()
    },
  )

  it('ends with a close tag', () => {
    expect(read('Number', '12', '<a/>')).toBeUndefined()
    expect(read('Number', '12', '')).toBeUndefined()
  })
})

describe('the usual form of a text', () => {
  it.each<[text: string, value: string]>([
    ['', ''],
    ['plain', 'plain'],
    ['a\tb\nc', 'a\tb\nc'],
    ['&quot;an ETag&quot;', '"an ETag"'],
    ['&quot;&quot;', '""'],
    ['&quot;a&quot;b&quot;', '"a"b"'],
    ['&quot;a&amp;b&quot;', '"a&b"'],
    ['&quot;a', '"a'],
    ['a&lt;b', 'a<b'],
  ])('%j', (text, value) => {
    expect(read('Text', text)).toEqual({ value, length: text.length })
  })

  it.each(['é', 'a\rb', 'a&#65;', '&quot', '&bogus;', 'a\u0001', '<![CDATA[x]]>'])('is not %j', (text) => {
    expect(read('Text', text)).toBeUndefined()
  })

  it('ends at any of the places in a word of four bytes', () => {
    for (let length = 0; length < 20; length++)
      expect(read('Text', 'x'.repeat(length))).toEqual({ value: 'x'.repeat(length), length })
  })

  it('leaves the bytes as they were', () => {
    const bytes = Buffer.from('<a>&quot;an ETag&quot;</a>')
    const before = Buffer.from(bytes)
    expect(ScalarContent.of(service.shape('Text'))?.read(new ByteView(bytes), at)).toBe('"an ETag"')
    expect(bytes).toEqual(before)
  })
})

describe('the usual form of an enumeration and of a boolean', () => {
  it.each<[shape: string, text: string, value: unknown]>([
    ['Word', 'STANDARD', 'STANDARD'],
    ['Word', 'NEW', 'NEW'],
    ['Word', 'a&amp;b', 'a&b'],
    ['Truth', 'true', true],
    ['Truth', 'false', false],
  ])('%s: %s', (shape, text, value) => {
    expect(read(shape, text)).toEqual({ value, length: text.length })
  })

  it('is not another word for a boolean', () => {
    expect(read('Truth', 'TRUE')).toBeUndefined()
  })

  it('ends with a close tag, also for a value that was seen before', () => {
    const content = ScalarContent.of(service.shape('Word'))
    const read = (text: string) => content?.read(new ByteView(Buffer.from(`<a>${text}`)), at)
    expect(read('STANDARD</a>')).toBe('STANDARD')
    expect(read('STANDARD</a>')).toBe('STANDARD')
    expect(read('STANDARD<b/></a>')).toBeUndefined()
    expect(read('STANDARDS</a>')).toBe('STANDARDS')
  })
})
