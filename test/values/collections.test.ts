import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../src/pagination/checkpoint/fingerprint.js'
import { digestItem, emptyDigest } from '../../src/pagination/trail/item-digest.js'
import { copyInput, isMap, isSet, writeJson, writePythonJson } from '../../src/values/index.js'

/** As an exact number of DynamoDB is. */
class Exact {
  constructor(readonly value: string) {}
  toBigInt(): bigint {
    return BigInt(this.value)
  }
  toString(): string {
    return this.value
  }
}

describe('a set or a map', () => {
  it('is known, whichever realm made it', () => {
    const other = runInNewContext('[new Set([1]), new Map([[1, 2]]), {}]')
    expect(other.map(isSet)).toEqual([true, false, false])
    expect(other.map(isMap)).toEqual([false, true, false])
  })

  it('is copied with what is in it', () => {
    const input = { set: new Set(['a']), map: new Map([['list', [1]]]) }
    const copy = copyInput(input)
    input.set.add('b')
    input.map.get('list')?.push(2)
    expect(copy).toEqual({ set: new Set(['a']), map: new Map([['list', [1]]]) })
  })

  it('stays a cycle if it contains itself', () => {
    const map = new Map<string, unknown>()
    map.set('self', { map })
    const copy = copyInput(map)
    expect(copy.get('self')).toEqual({ map: copy })
    expect(copy).not.toBe(map)
  })

  it('is written as a list', () => {
    expect(writeJson({ tags: new Set(['a', 1n]) })).toBe('{"tags":["a",1]}')
    expect(writePythonJson({ tags: new Set(['a', 1]) })).toBe('{"tags": ["a", 1]}')
  })

  it('counts in a digest and in a fingerprint', () => {
    const digests = [['a'], ['a', 'b'], ['c']].map((tags) => digestItem(emptyDigest, { tags: new Set(tags) }))
    expect(new Set(digests).size).toBe(3)
    const prints = [new Set(['a', 'b']), new Set(['b', 'a']), new Set(['a']), new Map([['a', 1]]), { a: 1 }]
    const [one, same, other, map, object] = prints.map((value) => fingerprint({ value }, 'salt').value)
    expect([one === same, one === other, map === object]).toEqual([true, false, true])
  })
})

describe('an exact number', () => {
  it('is written as its digits if JSON has such a number', () => {
    expect(writeJson([new Exact('0.12345678901234567890'), new Exact('1e400')])).toBe(
      '[0.12345678901234567890,1e400]',
    )
    expect(writeJson(new Exact('+.5'))).toBe('"+.5"')
  })
})
