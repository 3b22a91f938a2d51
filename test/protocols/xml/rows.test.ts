import { describe, expect, it } from 'vitest'
import type { BytePattern } from '../../../src/protocols/bytes/index.js'
import { elementTag, ScalarContent, XmlReader } from '../../../src/protocols/xml/reader/index.js'
import { MemberTrie, type PartOfRow, type RowField, readRow } from '../../../src/protocols/xml/rows/index.js'
import type { Step } from '../../../src/protocols/xml/rows/step.js'
import { testOperation } from '../support/test-service.js'

const { service } = testOperation('rest-xml', {
  Root: { type: 'structure', members: {} },
  Text: { type: 'string' },
})
const rowTag = elementTag('row')
if (!rowTag) throw new Error('row is a plain name')
const names = Array.from('abcdefghijklmnopqrst')

function textField(name: string): RowField {
  const tag = elementTag(name)
  const content = ScalarContent.of(service.shape('Text'))
  return { name, tag, content, isItem: false, first: (reader) => reader.readText() }
}

/** Reads rows by one trie, and keeps the members with which rows left it. */
function rowReader() {
  const left: string[] = []
  const byName = new Map(names.map((name) => [name, textField(name)]))
  byName.set('list', {
    ...textField('list'),
    isItem: true,
    first: (reader) => [reader.readText()],
  })
  const readRest = (reader: XmlReader, { target, met, isEntered }: PartOfRow<RowField>) => {
    left.push(met.map(({ name }) => name).join(''))
    for (let isOpen = isEntered || reader.nextChild(); isOpen; isOpen = reader.nextChild())
      target[reader.name] = reader.readText()
    return target
  }
  const trie = new MemberTrie(rowTag as NonNullable<typeof rowTag>, { byName, readRest })
  const read = (...rows: readonly string[]) => {
    const reader = new XmlReader(
      Buffer.from(`<list>${rows.map((row) => `<row>${row}</row>`).join('')}</list>`),
    )
    reader.openRoot()
    const values: Record<string, unknown>[] = []
    while (reader.enters(rowTag)) values.push(readRow(reader, trie))
    expect(reader.nextChild()).toBe(false)
    reader.finish()
    return values
  }
  return { read, left, links: () => linksOf(trie.start) }
}

interface Links {
  readonly [link: string]: Links
}

/** The trie as an object: each link contains those that follow it. */
function linksOf(step: Step<RowField>): Links {
  return Object.fromEntries(
    step.followers.map((follower) => [
      textOf(follower.link),
      follower === step ? { again: {} } : linksOf(follower),
    ]),
  )
}

function textOf({ length, words, rest }: BytePattern): string {
  if (length === Number.POSITIVE_INFINITY) return 'no link'
  const whole = Buffer.alloc(words.length * 4)
  for (const [index, word] of words.entries()) whole.writeInt32BE(word, index * 4)
  return Buffer.concat([whole, Buffer.from(rest)]).toString()
}

const end = { '</b></row>': {} }

describe('the trie of rows', () => {
  it.each<[what: string, rows: readonly string[], links: Links]>([
    ['equal rows', ['<a>1</a><b>2</b>', '<a>3</a><b>4</b>'], { '<a>': { '</a><b>': end } }],
    [
      'a row without its last member',
      ['<a>1</a><b>2</b>', '<a>3</a>'],
      { '<a>': { '</a></row>': {}, '</a><b>': end } },
    ],
    [
      'a row without its first member',
      ['<a>1</a><b>2</b>', '<b>4</b>'],
      { '<b>': end, '<a>': { '</a><b>': end } },
    ],
    [
      'another order',
      ['<a>1</a><b>2</b>', '<b>4</b><a>3</a>'],
      { '<b>': { '</b><a>': { '</a></row>': {} } }, '<a>': { '</a><b>': end } },
    ],
    ['an empty row', [''], { '</row>': {} }],
    [
      'white space',
      ['\n  <a>1</a>\n  <b>2</b>\n', '\n  <a>1</a>\n  <b>2</b>\n'],
      { '\n  <a>': { '</a>\n  <b>': { '</b>\n</row>': {} } } },
    ],
    ['an empty element', ['<a/><b>2</b>', '<a/><b>3</b>'], { '<a/>': { '<b>': end } }],
    ['an empty text', ['<a></a><b>2</b>', '<a>1</a><b>3</b>'], { '<a>': { '</a><b>': end } }],
    ['an unusual text', ['<a>é</a><b>2</b>', '<a>1</a><b>&#65;</b>'], { '<a>': { '</a><b>': end } }],
    ['an attribute', ['<a x="1">1</a><b>2</b>', '<a x="1">1</a><b>2</b>'], { 'no link': { '</a><b>': end } }],
    [
      'a comment',
      ['<a>1</a><!-- x --><b>2</b>', '<a>1</a><!-- x --><b>2</b>'],
      { '<a>': { 'no link': end } },
    ],
    [
      'an unknown element',
      ['<a>1</a><z>0</z><b>2</b>', '<a>1</a><z>é</z><b>2</b>', '<a>1</a><z><y/></z><b>2</b>'],
      { '<a>': { '</a><z>': { '</z><b>': end } } },
    ],
    [
      'an unknown element that comes several times',
      ['<z>0</z><z>0</z><z>0</z><z>0</z><b>2</b>'],
      { '<z>': { '</z><z>': { '</z><z>': { again: {} }, '</z><b>': end } } },
    ],
    ['an unknown element with a prefix', ['<a>1</a><z:z>0</z:z><b>2</b>'], { '<a>': { 'no link': end } }],
    [
      'a list that comes several times',
      ['<list>1</list><list>2</list><list>3</list><b>4</b>'],
      { '<list>': { '</list><list>': { '</list><list>': { again: {} }, '</list><b>': end } } },
    ],
    ['a close tag with a space', ['<a>1</a ><b>2</b>'], { '<a>': {} }],
  ])('keeps what follows what: %s', (_, rows, links) => {
    const { read, links: linksSoFar } = rowReader()
    read(...rows)
    expect(linksSoFar()).toEqual(links)
  })

  it.each<[row: string, left: readonly string[]]>([
    ['<a>1</a><b>2</b>', []],
    ['<b>2</b><a>1</a>', []],
    ['<a>é</a><z/><b/>', []],
    ['<a>1</a><a>2</a><b>3</b>', ['a', 'a']],
    ['<a>1</a><b>2</b><a>3</a>', ['ab', 'ab']],
    ['<a>1</a ><b>2</b>', ['a', 'a']],
  ])('is left by a member that comes twice, and by a strange close tag: %s', (row, left) => {
    const rows = rowReader()
    rows.read(row, row)
    expect(rows.left).toEqual(left)
  })

  it('reads a list whose elements are not next to each other', () => {
    const { read, left } = rowReader()
    const row = '<list>1</list><a>2</a><list>é</list><list>4</list><z/><list/>'
    const value = { list: ['1', 'é', '4', ''], a: '2' }
    expect(read(row, row, row)).toEqual([value, value, value])
    expect(left).toEqual([])
  })

  it('reads an item again, but keeps it once, if its close tag is strange', () => {
    const { read, left } = rowReader()
    const row = '<list>1</list><list>2</list >'
    expect(read(row, row)).toEqual([{ list: ['1', '2'] }, { list: ['1', '2'] }])
    expect(left).toEqual(['list', 'list'])
  })

  it('keeps room for members if there are many unknown elements', () => {
    const { read, left } = rowReader()
    const unknown = Array.from({ length: 20 }, (_, index) => `<a>1</a><z${index}>2</z${index}>`)
    expect(read(...unknown, '<a>1</a><b>2</b>').at(-1)).toEqual({ a: '1', b: '2' })
    expect(left).toEqual([])
  })

  it('tries what came last first', () => {
    const { read, links } = rowReader()
    read('<a>1</a>', '<b>1</b>', '<a>1</a>')
    expect(Object.keys(links())).toEqual(['<a>', '<b>'])
  })

  it('gives the members in the order of the document', () => {
    const { read } = rowReader()
    const rows = [['a', 'b', 'c'], ['c', 'a'], ['b'], [], ['c', 'b', 'a']]
    const texts = rows.map((row) => row.map((name) => `<${name}>${name}!</${name}>`).join(''))
    for (let time = 0; time < 10; time++)
      expect(read(...texts).map((row) => Object.entries(row))).toEqual(
        rows.map((row) => row.map((name) => [name, `${name}!`])),
      )
  })

  it('is limited: 8 followers of a step', () => {
    const { read, left, links } = rowReader()
    const rows = names.map((name) => `<${name}>1</${name}>`)
    expect(read(...rows)).toEqual(names.map((name) => ({ [name]: '1' })))
    expect(Object.keys(links())).toHaveLength(8)
    expect(left).toHaveLength(names.length - 8)
    expect(read(...rows)).toEqual(names.map((name) => ({ [name]: '1' })))
  })

  it('is limited: 256 steps', () => {
    const { read, left, links } = rowReader()
    const present = (row: number) => names.slice(0, 12).filter((_, bit) => (row >> bit) & 1)
    const rows = Array.from({ length: 1 << 12 }, (_, row) => row)
    const texts = rows.map((row) =>
      present(row)
        .map((name) => `<${name}>${row}</${name}>`)
        .join(''),
    )
    const expected = rows.map((row) => Object.fromEntries(present(row).map((name) => [name, String(row)])))
    expect(read(...texts)).toEqual(expected)
    expect(left.length).toBeGreaterThan(1000)
    const count = (tree: Links): number =>
      Object.values(tree).reduce((sum, inner) => sum + 1 + count(inner), 0)
    const full = links()
    expect(count(full)).toBe(256)
    expect(read(...texts)).toEqual(expected)
    expect(count(links())).toBe(256)
  })
})
