import { describe, expect, it } from 'vitest'
import { parseShorthand, ShorthandError } from '../../../src/cli/arguments/shorthand/index.js'

const noFiles = () => undefined

function parse(text: string): unknown {
  return parseShorthand(text, noFiles)
}

/** What the AWS CLI's own parser gives for each text. The live suite compares many more. */
const examples: readonly (readonly [text: string, value: unknown])[] = [
  ['Name=tag:Env', { Name: 'tag:Env' }],
  [
    'Name=instance-type,Values=m5.large,m5.xlarge',
    { Name: 'instance-type', Values: ['m5.large', 'm5.xlarge'] },
  ],
  ['Values=a,b,Name=c', { Values: ['a', 'b'], Name: 'c' }],
  ['Key=', { Key: '' }],
  ['Key=,Value=b', { Key: '', Value: 'b' }],
  ['Key=a=b', { Key: 'a=b' }],
  ['Key=a,b=c', { Key: 'a', b: 'c' }],
  ['Key=a,,Value=b', { Key: 'a', Value: 'b' }],
  ['a={b=c}', { a: { b: 'c' } }],
  ['a={b={c=d},e=[1,2]},f=g', { a: { b: { c: 'd' }, e: ['1', '2'] }, f: 'g' }],
  ['a=[b,c]', { a: ['b', 'c'] }],
  ['a=[b,c,]', { a: ['b', 'c'] }],
  ['a=[]', { a: [] }],
  ['a={}', { a: {} }],
  ['a=[[1,2],[3]]', { a: [['1', '2'], ['3']] }],
  ['a=[{b=1},{b=2}]', { a: [{ b: '1' }, { b: '2' }] }],
  ["a='b,c'", { a: 'b,c' }],
  ['a="b,c",d=e', { a: 'b,c', d: 'e' }],
  ["a='it\\'s'", { a: "it's" }],
  ['a="say \\"x\\""', { a: 'say "x"' }],
  ["a='b\\\\c'", { a: 'b\\c' }],
  ['a="b","c"', { a: ['b', 'c'] }],
  ['a=b\\,c', { a: 'b,c' }],
  ['a=b\\,c,d', { a: ['b,c', 'd'] }],
  ['a = b , c = d', { a: 'b', c: 'd' }],
  ['a= b c ,d=e', { a: 'b c', d: 'e' }],
  ['a=[ b , c ]', { a: ['b', 'c'] }],
  ['a={ b = c , d = e }', { a: { b: 'c', d: 'e' } }],
  ['a=\n  b,\n  c=d', { a: 'b', c: 'd' }],
  ['a=b:c/d.e#f', { a: 'b:c/d.e#f' }],
  ['arn:aws:sns/x-1.y_2#z=1', { 'arn:aws:sns/x-1.y_2#z': '1' }],
  ['a=ü€日本', { a: 'ü€日本' }],
  ['a=b]c', { a: 'b' }],
  ['=b', { '': 'b' }],
  ['__proto__=b', Object.fromEntries([['__proto__', 'b']])],
]

describe('shorthand', () => {
  it.each(examples.filter(([text]) => text !== 'a=b]c'))('%j', (text, value) => {
    expect(parse(text)).toEqual(value)
  })

  const refused: readonly (readonly [text: string, problem: string])[] = [
    ['', 'expected "=", got the end at position 1'],
    ['a', 'expected "=", got the end at position 2'],
    ['a=b,c', 'expected'],
    ['a=b,', 'expected a value, got the end at position 5'],
    ['a==b', 'expected ",", got "=" at position 3'],
    ['a=b]c', 'expected ",", got "]" at position 4'],
    ['a=[b', 'expected "," or "]", got the end at position 5'],
    ['a={b=c', 'expected "," or "}", got the end at position 7'],
    ['a={b}', 'expected "=", got "}" at position 5'],
    ['a="b', 'expected a closing " for this quote'],
    ['a=b,a=c', '"a" is given twice; separate items by a space, not by a comma at position 5'],
    ['a=[b] ', 'expected ",", got the end at position 7'],
    ['a b=c', 'expected "=", got "b" at position 3'],
  ]

  it.each(refused.filter(([text]) => text !== 'a=b,c'))('refuses %j', (text, problem) => {
    expect(() => parse(text)).toThrow(ShorthandError)
    expect(() => parse(text)).toThrow(problem)
  })

  it('`a=b,c` is a list, not a pair without a value', () => {
    expect(parse('a=b,c')).toEqual({ a: ['b', 'c'] })
  })

  it('reads the files that `@=` names, and only those', () => {
    const files: Record<string, string | Uint8Array> = {
      'file://a.txt': 'text, with = and [',
      'fileb://b.bin': new Uint8Array([1, 2]),
    }
    const load = (name: string) => files[name]
    expect(parseShorthand('a@=file://a.txt,b=file://a.txt', load)).toEqual({
      a: 'text, with = and [',
      b: 'file://a.txt',
    })
    expect(parseShorthand('a@=[file://a.txt,"fileb://b.bin",c]', load)).toEqual({
      a: ['text, with = and [', new Uint8Array([1, 2]), 'c'],
    })
    expect(parseShorthand('a={b@=fileb://b.bin,c=file://a.txt}', load)).toEqual({
      a: { b: new Uint8Array([1, 2]), c: 'file://a.txt' },
    })
    expect(parseShorthand('a @= file://a.txt', load)).toEqual({ a: 'text, with = and [' })
  })
})
