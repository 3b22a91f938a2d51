import { describe, expect, it } from 'vitest'
import { splitList } from '../../src/protocols/http-bindings/split-list.js'

describe('a list in a header', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  ', []],
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    [' a , b ', ['a', 'b']],
    [',', ['', '']],
    ['a,', ['a', '']],
    ['"a,b",c', ['a,b', 'c']],
    ['c, "a,b"', ['c', 'a,b']],
    ['"a\\"b,c",d', ['a"b,c', 'd']],
    ['"a\\\\",b', ['a\\', 'b']],
    ['""', ['']],
    ['"",a', ['', 'a']],
    ['"', ['"']],
    ['"a', ['"a']],
    ['"a,b', ['"a', 'b']],
    ['a"b,c"', ['a"b', 'c"']],
    ['a"', ['a"']],
  ])('%j has the elements %j', (text, elements) => {
    expect(splitList(text, 1)).toEqual(elements)
  })

  it.each<[string, string[]]>([
    ['', []],
    ['Mon, 02 Jan 2006 15:04:05 GMT', ['Mon, 02 Jan 2006 15:04:05 GMT']],
    [
      'Mon, 02 Jan 2006 15:04:05 GMT, Tue, 03 Jan 2006 15:04:05 GMT',
      ['Mon, 02 Jan 2006 15:04:05 GMT', 'Tue, 03 Jan 2006 15:04:05 GMT'],
    ],
  ])('of dates, %j, has the elements %j', (text, elements) => {
    expect(splitList(text, 2)).toEqual(elements)
  })
})
