import { runInNewContext, runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import {
  isArrayBuffer,
  isBlob,
  isBytes,
  isDate,
  isError,
  isPlainObject,
  isWebStream,
  messageOf,
} from '../../src/values/index.js'

/** As under Jest, whose tests run in a context of their own: https://github.com/jestjs/jest/issues/2549 */
const foreign = (expression: string): unknown => runInNewContext(expression)

const checks = { isArrayBuffer, isBlob, isBytes, isDate, isError, isPlainObject, isWebStream }
type Check = keyof typeof checks

describe('a value is recognised in whichever realm it was made:', () => {
  it.each<[Check, string]>([
    ['isArrayBuffer', 'new ArrayBuffer(2)'],
    ['isBytes', 'new Uint8Array(2)'],
    ['isDate', 'new Date(0)'],
    ['isError', 'new Error("x")'],
    ['isError', 'new TypeError("x")'],
    ['isError', 'class Own extends Error {}; new Own("x")'],
    ['isPlainObject', '({ a: 1 })'],
    ['isPlainObject', 'JSON.parse("{}")'],
  ])('%s accepts %s of both realms, and no other check does', (check, expression) => {
    for (const value of [foreign(expression), runInThisContext(expression)]) {
      const taken = Object.entries(checks).filter(([, takes]) => takes(value))
      expect(taken.map(([name]) => name)).toEqual([check])
    }
  })

  it('a blob and a web stream of any implementation', () => {
    expect([isBlob(new Blob(['x'])), isBlob(new File(['x'], 'x')), isBlob(new Response('x'))]).toEqual([
      true,
      true,
      false,
    ])
    expect([isWebStream(new Blob(['x']).stream()), isWebStream(new Blob(['x']))]).toEqual([true, false])
  })

  it('a platform error that is not an instance of Error', () => {
    expect(isError(new DOMException('x', 'AbortError'))).toBe(true)
  })

  it.each([undefined, null, 1, 'text', [], () => {}, new Map(), Object.create({ a: 1 })])(
    'no check accepts %s',
    (value) => {
      expect(Object.values(checks).filter((check) => check(value))).toEqual([])
    },
  )

  it('the message of a thrown value is its message, or the value itself if it is not an error', () => {
    expect([messageOf(foreign('new Error("of another realm")')), messageOf('thrown text')]).toEqual([
      'of another realm',
      'thrown text',
    ])
  })
})
