import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { OperationModel } from '../../src/models/index.js'
import type { PageIterator, PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { pagedOperation, plainOperation } from './support/paged-operation.js'
import { answerInTurn, storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>
type Pages = PageIterator<Structure, Structure, string>

const several = pagedOperation(
  {
    input_token: 'Marker',
    output_token: 'Marker',
    result_key: ['Keys', 'Prefixes', 'Usage', 'Log', 'Count', 'Summary.Best'],
    non_aggregate_keys: ['Bucket', 'Summary.Owner', 'Summary.Absent'],
  },
  {
    output: {
      Keys: 'list',
      Prefixes: 'list',
      Usage: 'map',
      Log: 'string',
      Count: 'integer',
      Summary: { Best: { Name: 'string' }, Owner: 'string' },
    },
  },
)
const severalPages = (): Structure[] => [
  {
    Keys: ['a', 'b'],
    Prefixes: ['p'],
    Usage: { x: [1], y: [2] },
    Log: 'one ',
    Count: 2,
    Bucket: 'mine',
    Summary: { Best: { Name: 'a' }, Owner: 'me' },
  },
  { Keys: null, Usage: { y: [3], z: [4] }, Count: 0, Bucket: 'other' },
  { Keys: ['c'], Prefixes: ['q', 'r'], Log: 'two', Count: 5n },
]

function paginate(operation: OperationModel, pages: Structure[], options?: PaginateOptions): Pages {
  const answers = pages.map((page, index) => (pages[index + 1] ? { ...page, Marker: `m${index}` } : page))
  return new PlainPaginator<Structure, Structure>(operation, answerInTurn(answers).send).paginate({}, options)
}

const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

describe('items of a result key', () => {
  it.each<[key: string | undefined, expected: unknown[], words: string]>([
    [undefined, ['a', 'b', 'c'], 'the first key’s, a list’s elements'],
    ['Keys', ['a', 'b', 'c'], 'the same by name'],
    ['Prefixes', ['p', 'q', 'r'], 'another list’s, absent on one page'],
    [
      'Usage',
      [
        ['x', [1]],
        ['y', [2]],
        ['y', [3]],
        ['z', [4]],
      ],
      'a map’s entries',
    ],
    ['Log', ['one ', 'two'], 'a text, once per page'],
    ['Count', [2, 0, 5n], 'a number, once per page'],
    ['Summary.Best', [{ Name: 'a' }], 'a nested structure'],
  ])('%s gives %o: %s', async (key, expected) => {
    const items = paginate(several, severalPages())
    expect(await (key === undefined ? items.items() : items.items(key)).toArray()).toEqual(expected)
  })

  it('are the same by loop and by toArray()', async () => {
    const pages = new PlainPaginator<Structure, Structure>(
      plainOperation(),
      storedList([1, 2, 3, 4, 5], [2, 0, 1]).send,
    )
    const items = pages.paginate().items()
    const seen: unknown[] = []
    for await (const item of items) seen.push(item)
    expect(seen).toEqual([1, 2, 3, 4, 5])
    expect(await items.toArray()).toEqual(seen)
  })

  it('come in order for concurrent calls of next()', async () => {
    const { send } = storedList([1, 2, 3, 4, 5], [2])
    const loop = new PlainPaginator<Structure, Structure>(plainOperation(), send)
      .paginate()
      .items()
      [Symbol.asyncIterator]()
    const results = await Promise.all(Array.from({ length: 6 }, () => loop.next()))
    expect(results.map((result) => result.value)).toEqual([1, 2, 3, 4, 5, undefined])
  })

  it('come in order if next() is called while other calls wait', async () => {
    const { send } = storedList([1, 2, 3, 4, 5], [5])
    const loop = new PlainPaginator<Structure, Structure>(plainOperation(), send)
      .paginate()
      .items()
      [Symbol.asyncIterator]()
    const [first, second, third] = [loop.next(), loop.next(), loop.next()]
    const fourth = first.then(() => loop.next())
    const results = await Promise.all([first, second, third, fourth])
    expect(results.map((result) => result.value)).toEqual([1, 2, 3, 4])
  })

  it('of an unknown key are an error that names the known keys', () => {
    const pages = paginate(several, [])
    expect(() => pages.items('keyz')).toThrow(PaginationError)
    expect(() => pages.items('keyz')).toThrow(
      /^test.ListThings: no result key "keyz"; did you mean "Keys"\? \(resultKeys: Keys, Prefixes,/,
    )
  })

  it('of an operation without result keys, are an error', async () => {
    const pages = paginate(pagedOperation({ input_token: 'Marker', output_token: 'Marker' }), [{ A: 1 }])
    expect(pages.resultKeys).toEqual([])
    expect(() => pages.items()).toThrow(/no result key, so there are no items to list. Loop over the pages/)
    await expect(pages.buildFullResult()).rejects.toThrow(PaginationError)
    for await (const page of pages) expect(page).toEqual({ A: 1 })
  })

  it('of a key other than the first can be resumed after each, and count nothing else of their page as delivered', async () => {
    const items = paginate(several, severalPages()).items('Prefixes')
    const tokens: unknown[] = []
    for await (const _ of items) tokens.push(decoded(items.resumeToken))
    const delivered = { Usage: 0, Log: 0, Count: 0, 'Summary.Best': 0, Prefixes: 1 }
    const within = { Marker: 'm1', boto_truncate_amount: 0, nexttoken_delivered: delivered }
    expect(tokens).toEqual([{ Marker: 'm0' }, within, undefined])
  })

  it('of a key other than the first resume at the next item, and pages keep the other lists', async () => {
    const start = {
      boto_truncate_amount: 0,
      nexttoken_delivered: { Usage: 0, Log: 0, Count: 0, Prefixes: 1 },
    }
    const startingToken = Buffer.from(JSON.stringify({ Marker: 'm1', ...start })).toString('base64')
    const open = () => paginate(several, severalPages().slice(2), { startingToken })
    expect(await open().items('Prefixes').toArray()).toEqual(['r'])
    for await (const page of open())
      expect(page).toEqual({ Keys: ['c'], Prefixes: ['r'], Log: 'two', Count: 5n })
  })
})

describe('a search', () => {
  it.each<[expression: string, expected: unknown[], words: string]>([
    ['Keys', ['a', 'b', null, 'c'], 'lists flattened, null where nothing is found'],
    ['Count', [2, 0, 5n], 'other values as they are'],
    ['Keys[?@ != `a`]', ['b', null, 'c'], 'a filter'],
    ['[Keys]', [['a', 'b'], null, ['c']], 'one level flattened, no more'],
  ])('for %s gives %o: %s', async (expression, expected) => {
    expect(await paginate(several, severalPages()).search(expression).toArray()).toEqual(expected)
  })

  it('that fails on a page does not skip the page', async () => {
    const results = paginate(several, [{ Keys: [1] }, { Keys: [new Date()] }]).search('sort(Keys)')
    const loop = results[Symbol.asyncIterator]()
    expect(await loop.next()).toEqual({ done: false, value: 1 })
    await expect(loop.next()).rejects.toThrow(/test.ListThings: JMESPath expression "sort\(Keys\)" failed/)
    expect(decoded(results.resumeToken)).toEqual({ Marker: 'm0' })
    await expect(loop.next()).rejects.toThrow(PaginationError)
  })

  it('with invalid syntax is refused before any request', () => {
    const search = () => paginate(several, []).search('Keys[')
    expect(search).toThrow(PaginationError)
    expect(search).toThrow(
      /^test\.ListThings: invalid JMESPath expression "Keys\[": unexpected end of input;/,
    )
    expect(search).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ code: 'InvalidExpression' }) }),
    )
  })
})

describe('the full result', () => {
  it('joins lists, maps and strings, adds numbers and takes the rest from the first page', async () => {
    const pages = paginate(several, severalPages())
    expect(await pages.buildFullResult()).toEqual({
      Keys: ['a', 'b', 'c'],
      Prefixes: ['p', 'q', 'r'],
      Usage: { x: [1], y: [2, 3], z: [4] },
      Log: 'one two',
      Count: 7n,
      Bucket: 'mine',
      Summary: { Best: { Name: 'a' }, Owner: 'me' },
    })
    expect(pages.nonAggregatePart).toEqual({ Bucket: 'mine', Summary: { Owner: 'me' } })
  })

  it('joins a nested list inside a shared structure, as in ECR imageScanFindings', async () => {
    const nested = pagedOperation(
      {
        input_token: 'Marker',
        output_token: 'Marker',
        result_key: ['Findings.List'],
        non_aggregate_keys: ['Findings'],
      },
      { output: { Findings: { List: 'list', Owner: 'string' } } },
    )
    const pages = [{ Findings: { List: ['a'], Owner: 'me' } }, { Findings: { List: ['b'], Owner: 'me' } }]
    const merged = await paginate(nested, pages).buildFullResult()
    expect(merged).toEqual({ Findings: { List: ['a', 'b'], Owner: 'me' } })
    expect(pages[0].Findings.List).toEqual(['a'])
  })

  it('does not change the pages', async () => {
    const answers = severalPages()
    await paginate(several, answers).buildFullResult()
    expect(answers).toEqual(severalPages())
  })

  it.each<[maxItems: number, expected: Structure, token: unknown, words: string]>([
    [2, { Keys: ['a', 'b'] }, { Marker: 'm0' }, 'at the end of a page'],
    [1, { Keys: ['a'] }, { Marker: null, boto_truncate_amount: 1 }, 'within a page'],
    [3, { Keys: ['a', 'b', 'c'] }, undefined, 'at the very end'],
    [0, { Keys: [] }, { Marker: null, boto_truncate_amount: 0 }, 'before the first'],
  ])('cut to %i items is %o and resumes from %o: %s', async (maxItems, expected, token) => {
    const operation = pagedOperation({ input_token: 'Marker', output_token: 'Marker', result_key: 'Keys' })
    const pages = paginate(operation, [{ Keys: ['a', 'b'] }, { Keys: ['c'] }], { maxItems })
    const { NextToken, ...rest } = await pages.buildFullResult()
    expect(rest).toEqual(expected)
    expect(decoded(NextToken)).toEqual(token)
    expect(pages.resumeToken).toBe(NextToken)
  })
})

describe('maxItems', () => {
  const first = { keys: 'Keys', text: 'Log', map: 'Usage', number: 'Count' }
  const counted = (key: string) =>
    pagedOperation(
      { input_token: 'Marker', output_token: 'Marker', result_key: [key, 'Prefixes', 'Log', 'Count'] },
      { output: { Keys: 'list', Usage: 'map', Log: 'string', Count: 'integer', Prefixes: 'list' } },
    )

  it.each<[key: string, maxItems: number, expected: unknown[], words: string]>([
    [first.keys, 3, [['a', 'b'], null, ['c']], 'elements of a list'],
    [first.keys, 1, [['a']], 'and cuts the page'],
    [first.text, 6, ['one ', undefined, 'tw'], 'characters of a text'],
    [first.text, 2, ['on'], 'and cuts the text'],
    [first.map, 3, [{ x: [1], y: [2] }, { y: [3] }], 'entries of a map'],
    [first.number, 2, [2, 0], 'other values by themselves'],
  ])('of %s = %i gives %o: it counts %s', async (key, maxItems, expected) => {
    const seen: unknown[] = []
    for await (const page of paginate(counted(key), severalPages(), { maxItems })) seen.push(page[key])
    expect(seen).toEqual(expected)
  })

  it('cuts a copy of the page', async () => {
    const operation = pagedOperation({ input_token: 'M', output_token: 'M', result_key: 'List.Items' })
    const page = { List: { Items: [1, 2, 3], Owner: 'me' }, Other: {} }
    for await (const cut of paginate(operation, [page], { maxItems: 2 })) {
      expect(cut).toEqual({ List: { Items: [1, 2], Owner: 'me' }, Other: {} })
      expect(cut.Other).toBe(page.Other)
    }
    expect(page.List.Items).toEqual([1, 2, 3])
  })

  it('resumed, skips delivered items, empties the other lists of that page and keeps its numbers', async () => {
    const startingToken = Buffer.from('{"Marker": "x", "boto_truncate_amount": 1}').toString('base64')
    const pages: Structure[] = []
    for await (const page of paginate(counted('Keys'), severalPages(), { startingToken })) pages.push(page)
    expect(pages[0]).toMatchObject({ Keys: ['b'], Prefixes: [], Log: '', Count: 2 })
    expect(pages[2]).toMatchObject({ Keys: ['c'], Prefixes: ['q', 'r'], Log: 'two', Count: 5n })
  })

  it('counts a character outside the BMP once, as Python does', async () => {
    const pages = paginate(counted('Log'), [{ Log: '\u{1f600}\u{1f601}\u{1f602}' }], { maxItems: 2 })
    for await (const page of pages) expect(page.Log).toBe('\u{1f600}\u{1f601}')
    expect(decoded(pages.resumeToken)).toEqual({ Marker: null, boto_truncate_amount: 2 })
  })

  it('of 0, resumed, gives all items and does not repeat the other lists', async () => {
    const [page] = severalPages()
    const cut = paginate(counted('Keys'), [page], { maxItems: 0 })
    for await (const seen of cut) expect(seen).toMatchObject({ Keys: [], Prefixes: ['p'] })
    const { resumeToken } = cut
    for await (const seen of paginate(counted('Keys'), [page], { startingToken: resumeToken })) {
      expect(seen).toMatchObject({ Keys: ['a', 'b'], Prefixes: [] })
    }
  })

  it('resumed at the start of a page, keeps the whole page', async () => {
    const startingToken = Buffer.from('{"Marker": "x"}').toString('base64')
    const [page] = severalPages()
    for await (const seen of paginate(counted('Keys'), [page], { startingToken })) expect(seen).toEqual(page)
  })

  it('reads the token from the uncut page', async () => {
    const operation = pagedOperation({ input_token: 'M', output_token: 'Keys[-1]', result_key: 'Keys' })
    const startingToken = Buffer.from('{"M": "x", "boto_truncate_amount": 2}').toString('base64')
    const { send, inputs } = answerInTurn([{ Keys: ['a', 'b'] }, { Keys: [] }])
    const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate({}, { startingToken })
    expect(await pages.items().toArray()).toEqual([])
    expect(inputs).toEqual([{ M: 'x' }, { M: 'b' }])
  })
})
