import { describe, expect, it } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import { compileJmespath } from '../../src/jmespath/index.js'

const early = new Date('2024-01-01')
const late = new Date('2024-02-01')
const bytes = new Uint8Array([1, 2])

const page = {
  Images: [
    { Name: 'b', Created: '2024-02-01', Size: 9, At: early, Tags: [{ Key: 'env', Value: 'prod' }] },
    { Name: 'a', Created: '2024-03-01', Size: 10, At: late, Tags: [] },
    { Name: 'c', Created: '2024-01-01', Size: 100, At: early },
  ],
  Empty: [],
  Nothing: null,
  Absent: undefined,
  Zero: 0,
  Off: false,
  Text: 'text',
  Astral: ['\u{1f600}', '\uffff'],
  Hangul: ['\ue000', '\ud7a3', 'a'],
  Bytes: bytes,
  When: early,
  SameTime: new Date(early),
  Large: 9007199254740993n,
  Nested: { Map: { x: 1, y: 2 } },
}

const results: [expression: string, expected: unknown, words: string][] = [
  ['Text', 'text', 'a member'],
  ['Nested.Map.y', 2, 'a nested member'],
  ['Missing.Member', null, 'what is not there is null'],
  ['Absent', null, 'an undefined member is null'],
  ['constructor', null, 'no inherited member'],
  ['Images.length', null, 'no property of a list'],
  ['Images[-1].Name', 'c', 'an index from the end'],
  ['Missing || Images[-1].Name', 'c', 'the other, where one is missing'],
  ['Zero || Text', 0, 'zero is true'],
  ['Off || Text', 'text', 'false is false'],
  ['Images[].Tags[].Value', ['prod'], 'lists flattened'],
  ['Images[*].Tags', [[{ Key: 'env', Value: 'prod' }], []], 'what is missing is left out'],
  ['Images[?Size > `9`].Name', ['a', 'c'], 'a filter by number'],
  ["Images[?Created >= '2024-02'].Name", ['b', 'a'], 'a filter by the order of texts'],
  ['Images[?Name==`a`].Size', [10], 'a text in backticks without quotes'],
  ['Images[?At].Name', ['b', 'a', 'c'], 'a time is true'],
  ['Images[:2].Name', ['b', 'a'], 'a slice'],
  ['Images[::-1].Name', ['c', 'a', 'b'], 'a slice backwards'],
  ['Text[0:2]', null, 'no slice of a text'],
  ['max_by(Images, &Created).Name', 'a', 'the greatest by a text'],
  ['min_by(Images, &Created).Name', 'c', 'the least by a text'],
  ['sort_by(Images, &Created)[].Name', ['c', 'b', 'a'], 'sorted by a text'],
  ['sort(Images[].Size)', [9, 10, 100], 'numbers sorted as numbers'],
  ['sort(Astral)', ['\uffff', '\u{1f600}'], 'texts sorted by code points'],
  ['sort(Hangul)', ['a', '\ud7a3', '\ue000'], 'code units beside the surrogates sorted by code points'],
  ['length(Astral[0])', 1, 'characters counted by code points'],
  ['sum(Images[].Size)', 119, 'a sum'],
  ['avg(Empty)', null, 'the average of nothing'],
  ['Images[0].[Name, Missing]', ['b', null], 'a list of several'],
  ['Images[0].{n: Name}', { n: 'b' }, 'an object of several'],
  ['Missing.[Name]', null, 'several of nothing'],
  ['Nested.Map.*', [1, 2], 'the values of an object'],
  ['Bytes.*', null, 'bytes are no object'],
  ['Bytes[0]', null, 'bytes are no list'],
  ['When == SameTime', true, 'times are equal by what they say'],
  ['When < SameTime', null, 'times have no order'],
  ['Large > `9007199254740992`', true, 'large numbers are exact'],
  ['Nested.Map.x == `1.0`', true, 'numbers are equal by value'],
  ['`0` == `false`', false, 'zero is not false'],
  ["contains(Images[].Name, 'a')", true, 'a list contains'],
  ["join(',', Images[].Name)", 'b,a,c', 'texts joined'],
  ["to_number('9007199254740993')", 9007199254740993n, 'a large number in a text'],
  ['to_string(Nested)', '{"Map":{"x":1,"y":2}}', 'JSON'],
  ['to_string(Large)', '9007199254740993', 'a large number as text'],
  ['type(When)', null, 'a time is of no type'],
  ['not_null(Nothing, Text)', 'text', 'the first that is there'],
  ['"Text"', 'text', 'a quoted name'],
  ["'a\\'b'", "a'b", 'a quote in a text'],
]

describe('an expression has the same result as in boto3', () => {
  const rows = results.map(([expression, expected, words]) => ({ expression, expected, words }))

  it.each(rows)('$expression: $words', ({ expression, expected }) => {
    expect(compileJmespath(expression)(page)).toEqual(expected)
  })

  it.each([
    ['When', early],
    ['Bytes', bytes],
    ['Images[0].At', early],
    ['[Bytes][0]', bytes],
    ['{a: When}.a', early],
    ['Missing || Bytes', bytes],
  ])('%s is the value of the page itself, not a copy', (expression, expected) => {
    expect(compileJmespath(expression)(page)).toBe(expected)
  })

  it('does not change the page', () => {
    const copy = structuredClone(page)
    for (const expression of ['sort_by(Images, &Size)', 'reverse(Images)', 'merge(Nested, Nested.Map)']) {
      compileJmespath(expression)(page)
    }
    expect(page).toEqual(copy)
  })
})

describe('an invalid expression is refused with the position', () => {
  it.each([
    ['a b', /: invalid JMESPath expression "a b" at position 2: unexpected "b";/],
    ['a..b', / at position 2: unexpected "\."/],
    ['a.#.b', / at position 2: unknown character: #/],
    ['Images[?Size > `9`', /": unexpected end of input, expected \];/],
    ['', /"": unexpected end of input;/],
    ['a[', /: invalid JMESPath expression "a\[": unexpected end of input;/],
    ['a[b]', / at position 2: unexpected "b";/],
    ['a[*', /: unexpected end of input, expected \];/],
    ["'open", / at position 0: unclosed quote/],
    ['foo-bar', /unknown character: -; put a name that contains "-" in double quotes/],
    ['let $x = a in $x', / at position 4: unknown character: \$/],
    ['unknown(a)', /no function unknown\(\)/],
    ['toString(a)', /no function toString\(\)/],
    ['abs(a, b)', /abs\(\) takes 1 argument\(s\), not 2/],
    ['a[::0]', /the step of a slice must not be 0/],
  ])('%s', (expression, message) => {
    const compile = () => compileJmespath(expression, { service: 'sns', operation: 'ListTopics' })
    expect(compile).toThrow(NextTokenError)
    expect(compile).toThrow(expect.objectContaining({ code: 'InvalidExpression' }))
    expect(compile).toThrow(message)
    expect(compile).toThrow(/^sns.ListTopics: /)
  })

  it('an argument of the wrong type is refused too', () => {
    expect(() => compileJmespath('sort_by(Images, &At)')(page)).toThrow(
      /"sort_by\(Images, &At\)" failed: the keys of/,
    )
    expect(() => compileJmespath('abs(Text)')(page)).toThrow(/abs\(\) takes number as argument 1, not string/)
  })
})
