import { NextTokenError, ParamValidationError } from 'nexttoken'
import { fromAttributeValues, toAttributeValue, toAttributeValues } from 'nexttoken/dynamodb'
import { describe, expect, it } from 'vitest'

class Money {
  constructor(readonly amount: number) {}
}

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run()
  } catch (error) {
    if (error instanceof ParamValidationError) return error.problems.map(({ message }) => message)
    throw error
  }
  return []
}

describe('a value that DynamoDB cannot store', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic

  it.each<[string, unknown, string]>([
    ['undefined', undefined, 'removeUndefinedValues'],
    ['an instance of a class', new Money(5), 'an instance of Money cannot be stored; pass a plain object'],
    ['a Date', new Date(0), 'date.toISOString()'],
    ['a function', () => 1, 'a function cannot be stored'],
    ['a symbol', Symbol('x'), 'a symbol cannot be stored'],
    ['NaN', Number.NaN, 'DynamoDB cannot store NaN'],
    ['a number beyond 2^53', 2 ** 60, 'pass a bigint or a DynamoNumber'],
    ['an empty set', new Set(), 'DynamoDB has no empty sets'],
    ['a mixed set', new Set(['a', 1]), 'this one has a string and a number'],
    ['a set with undefined', new Set([undefined]), 'removeUndefinedValues'],
    ['a set of lists', new Set([[1]]), 'this one has an array'],
    ['an error', new RangeError('x'), 'an instance of RangeError'],
    ['a promise', Promise.resolve(1), 'an instance of Promise'],
    ['a cycle', cyclic, 'contains itself'],
  ])('is refused: %s', (_, value, message) => {
    const problems = problemsOf(() => toAttributeValues({ list: [{ value }] }))
    expect(problems.join()).toContain(message)
    expect(problems.join()).toMatch(/^list\[0\]\.value/)
  })

  it('is reported with every other one', () => {
    const item = { price: new Money(1), tags: ['a', undefined], at: new Date(0) }
    expect(problemsOf(() => toAttributeValues(item))).toEqual([
      'price: an instance of Money cannot be stored; pass a plain object, or set convertClassInstanceToMap to store its members',
      'tags[1]: undefined cannot be stored; leave it out, or set removeUndefinedValues to have it left out',
      'at: a Date cannot be stored; pass date.toISOString() or date.getTime()',
    ])
  })

  it('is an item that is no object', () => {
    expect(problemsOf(() => toAttributeValues([1]))).toEqual([
      'expected an object of plain values, got an array',
    ])
    expect(problemsOf(() => toAttributeValues(new Money(1))).join()).toContain('convertClassInstanceToMap')
    expect(toAttributeValues(new Money(1), { convertClassInstanceToMap: true })).toEqual({
      amount: { N: '1' },
    })
  })

  it('is accepted by the option for it', () => {
    expect(toAttributeValue(2 ** 60, { allowImpreciseNumbers: true })).toEqual({ N: '1152921504606847000' })
    expect(toAttributeValue(new Set(), { convertEmptyValues: true })).toEqual({ NULL: true })
    expect(toAttributeValue([undefined, 1], { removeUndefinedValues: true })).toEqual({ L: [{ N: '1' }] })
  })
})

describe('an option', () => {
  it.each<[object, string]>([
    [{ removeUndefined: true }, 'use `removeUndefinedValues`'],
    [{ marshallOptions: {} }, 'write its members directly'],
    [{ wrapNumbers: true }, 'unknown option "wrapNumbers"'],
    [{ removeUndefinedValues: 'yes' }, 'removeUndefinedValues must be a boolean, not a string'],
  ])('%j is refused', (options, message) => {
    const convert = () => toAttributeValues({}, options)
    expect(convert).toThrow(NextTokenError)
    expect(convert).toThrow(message)
  })
})

describe('what is no attribute value', () => {
  it.each<[string, Record<string, object>, string]>([
    ['an empty object', { a: {} }, 'a: an attribute value is empty'],
    ['an unknown type', { a: { X: 'x' } }, 'a: "X" is no type of attribute value'],
    ['another type of value', { a: { S: 5 } }, 'a: "S" is no type of attribute value'],
    ['bytes as text', { a: { B: 'YQ==' } }, 'a: the value of B must be a Uint8Array'],
    ['a plain value', { a: 'x' as unknown as object }, 'a: expected an attribute value'],
  ])('is refused: %s', (_, item, message) => {
    expect(problemsOf(() => fromAttributeValues(item)).join()).toContain(message)
  })

  it('is reported with the others, by the names of their attributes', () => {
    const item = { good: { S: 'x' }, one: { X: 1 }, two: {} } as Record<string, object>
    expect(problemsOf(() => fromAttributeValues(item))).toHaveLength(2)
  })

  it('leaves an error of the function alone', () => {
    const wrapNumbers = () => {
      throw new RangeError('mine')
    }
    expect(() => fromAttributeValues({ a: { N: '1' } }, { wrapNumbers })).toThrow(new RangeError('mine'))
  })
})
