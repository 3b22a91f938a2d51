import * as fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { drawBoxes } from '../../../src/cli/output/table/boxes.js'
import type { Colors } from '../../../src/cli/output/table/colors.js'
import { cutText, displayWidth, fitWidths, splitText } from '../../../src/cli/output/text/index.js'
import { writePages } from './support/write-output.js'

const start = '\u001b'
// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with one.
const colors = /\u001b\[[\d;]*m/g
const plain = (text: string) => text.replace(colors, '')

/** Texts with wide characters, combining marks, emoji, control characters and long words. */
const anyText = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    ' ',
    '日',
    'ｗ',
    'e\u0301',
    '👨‍👩‍👧',
    '🇩🇪',
    '\n',
    '\t',
    start,
    '\u009b',
    '\u202e',
    'ß',
    '-',
  ),
  maxLength: 60,
})

function users(names: readonly string[]): object {
  return {
    Users: names.map((UserName) => ({
      UserName,
      Arn: `arn:${UserName}`,
      CreateDate: new Date(0),
      Path: '/',
    })),
  }
}

const listUsers = (pages: readonly object[], options: Parameters<typeof writePages>[2]) =>
  writePages('iam.ListUsers', pages, options)

describe('a table on a terminal', () => {
  it('is never wider than the terminal, and no cell spoils it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyText, { maxLength: 4 }), { maxLength: 3 }),
        fc.integer({ min: 20, max: 120 }),
        async (pages, width) => {
          const { text } = await listUsers(pages.map(users), { isTerminal: true, width, color: 'on' })
          const lines = plain(text).split('\n')
          for (const line of lines) {
            expect(line).not.toMatch(/[\p{Cc}\u202e]/u)
            expect(stringWidth(line)).toBeLessThanOrEqual(width)
          }
          const rows = pages.flat().length
          expect(lines).toHaveLength(rows === 0 ? 1 : rows + 3)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('has its columns at the same place in every row, also in those of later pages', async () => {
    const pages = [users(['a', 'b']), users(['a much longer name than on the first page 日本語'])]
    const { text } = await listUsers(pages, { isTerminal: true, width: 60 })
    const lines = plain(text).trimEnd().split('\n')
    const at = lines[0]?.indexOf('Arn') ?? 0
    for (const line of lines.slice(2)) expect([...splitText(line, at)][1]).toMatch(/^(arn:|\d|─)/)
  })

  it('has room for larger numbers and other regions than those of the first page', async () => {
    const origins = ['eu-west-1', 'ap-southeast-2'].map((region) => ({ account: '1', region }))
    const pages = [1, 123_456_789_012].map((Size) => ({ Contents: [{ Key: 'a', Size, ETag: 'e' }] }))
    const { text } = await writePages('s3.ListObjectsV2', pages, { isTerminal: true, color: 'off', origins })
    expect(text).toContain('ap-southeast-2')
    expect(text).toContain('123456789012')
  })

  it('leaves out columns that are empty on the first page, and says which do not fit', async () => {
    const full = {
      UserName: 'name',
      Path: '/path/',
      UserId: 'AIDA',
      Arn: 'arn:aws:iam::1:user/name',
      CreateDate: new Date(0),
    }
    const { text, notes } = await listUsers([{ Users: [full] }], { isTerminal: true, width: 32 })
    expect(plain(text).split('\n')[0]?.split(/ +/)).toEqual(['Path', 'UserName', 'UserId'])
    expect(notes).toEqual([
      'columns that do not fit: Arn, CreateDate. Choose columns with --columns, or use --output json',
    ])
  })

  it('shows the columns that were named, empty ones too', async () => {
    const columns = ['UserName', 'PasswordLastUsed']
    const { text } = await listUsers([users(['a'])], { isTerminal: true, columns })
    expect(plain(text).split('\n')[0]).toMatch(/^UserName +PasswordLastUsed$/)
  })

  it('refuses names of columns that do not exist, all at once', async () => {
    const refused = listUsers([], { columns: ['Username', 'Nothing'] })
    await expect(refused).rejects.toThrow(
      /unknown column "Username"; did you mean "UserName"\?[\s\S]*unknown column "Nothing"/,
    )
    await expect(listUsers([], { format: 'json', columns: ['UserName'] })).rejects.toThrow(
      '--columns cannot be combined with --output json',
    )
  })

  it('says that there is nothing, unless the listing failed', async () => {
    const terminal = { isTerminal: true }
    expect(await listUsers([users([])], terminal)).toMatchObject({ text: '', notes: ['nothing to list'] })
    expect(await listUsers([], { ...terminal, end: { hasFailed: true } })).toMatchObject({
      text: '',
      notes: [],
    })
  })

  it.each([
    [{ color: 'auto', isTerminal: true }, true],
    [{ color: 'auto', isTerminal: true, env: { NO_COLOR: '1' } }, false],
    [{ color: 'auto', isTerminal: true, env: { TERM: 'dumb' } }, false],
    [{ color: 'auto', isTerminal: false, format: 'table' }, false],
    [{ color: 'off', isTerminal: true }, false],
    [{ color: 'on', isTerminal: false, format: 'table' }, true],
    [{ color: 'on', isTerminal: true, env: { NO_COLOR: '1' } }, true],
  ] as const)('with %j it has colours: %j', async (options, hasColors) => {
    expect((await listUsers([users(['a'])], options)).text.includes(start)).toBe(hasColors)
  })

  it('a query finds rows, a value or an object', async () => {
    const options = { isTerminal: true, color: 'off' } as const
    const query = async (text: string) =>
      (await listUsers([users(['a', 'b'])], { ...options, query: text })).text
    expect(await query('Users[].[UserName, Path]')).toBe(
      'UserName      Path\n────────────  ────────────\na             /\nb             /\n',
    )
    expect(await query('length(Users)')).toBe('2\n')
    expect(await query('Users[0].{a: UserName}')).toBe('{\n    "a": "a"\n}\n')
    expect(await query('Users[].UserName')).toBe('value\n────────────\na\nb\n')
  })
})

describe("the AWS CLI's table", () => {
  it('is never wider than the terminal where its columns can be wrapped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 4 }), async (names) => {
        const { text } = await listUsers([users(names)], {
          format: 'table',
          isTerminal: true,
          width: 60,
          color: 'off',
        })
        for (const line of text.split('\n')) {
          expect(line).not.toMatch(/[\p{Cc}\u202e]/u)
          expect(stringWidth(line)).toBeLessThanOrEqual(60)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is aligned with wide characters and combining marks', async () => {
    const { text } = await listUsers([users(['日本', 'e\u0301', 'abc'])], { format: 'table' })
    const widths = new Set(
      text
        .trimEnd()
        .split('\n')
        .map((line) => stringWidth(line)),
    )
    expect([...widths]).toHaveLength(1)
  })

  it('has as many sections as there are items', () => {
    const sections = new Array(150_000).fill({ title: '', level: 0, headers: [], rows: [] })
    const plainColors: Colors = { isOn: false, title: String, line: String, cell: String }
    const text = drawBoxes(sections, { width: 80, wraps: false, colors: plainColors })
    expect(text.split('\n')).toHaveLength(150_002)
  })

  it('shows a value that a query finds', async () => {
    const { text } = await listUsers([users(['a'])], { format: 'table', query: 'length(Users)' })
    expect(text).toContain('|  1')
  })
})

describe('widths', () => {
  it('a text is cut, or divided, at its width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const visible = text.replace(/[\p{Cc}\u202e]/gu, '')
        expect(displayWidth(cutText(visible, width))).toBeLessThanOrEqual(width)
        const pieces = splitText(visible, width)
        expect(pieces.join('')).toBe(visible)
        for (const piece of pieces) expect(displayWidth(piece)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('only the widest columns get less than they need', () => {
    expect(fitWidths([4, 40, 20], 44)).toEqual([4, 20, 20])
    expect(fitWidths([4, 5], 20)).toEqual([4, 5])
    expect(fitWidths([9, 9, 9], 8)).toEqual([3, 3, 2])
  })
})
