import { marshall, NumberValueImpl, unmarshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import {
  DynamoNumber,
  fromAttributeValue,
  fromAttributeValues,
  toAttributeValue,
  toAttributeValues,
} from 'nexttoken/dynamodb'
import { describe, expect, it } from 'vitest'
import { plainItem, rawItem, rawValue } from './support/arbitrary-attribute.js'
import { withSameBytes } from './support/raw-bytes.js'

/** What nexttoken's own exact number is in the AWS SDK. */
function ofSdk(value: unknown): unknown {
  return value instanceof DynamoNumber ? NumberValueImpl.from(value.value) : value
}

describe('plain values are those of the AWS SDK:', () => {
  it('an item of DynamoDB', () => {
    const property = fc.property(rawItem, (item) => {
      expect(fromAttributeValues(item)).toEqual(unmarshall(item as never))
    })
    fc.assert(property, { numRuns: 400 })
  })

  it('a single value of DynamoDB', () => {
    const property = fc.property(rawValue, (value) => {
      const options = { convertWithoutMapWrapper: true }
      expect(fromAttributeValue(value)).toEqual(unmarshall(value as never, options))
    })
    fc.assert(property, { numRuns: 200 })
  })

  it('an item with wrapNumbers', () => {
    const property = fc.property(rawItem, (item) => {
      const wrap = (text: string) => ({ wrapped: text })
      expect(fromAttributeValues(item, { wrapNumbers: wrap })).toEqual(
        unmarshall(item as never, { wrapNumbers: wrap }),
      )
      const wrapped: unknown[] = []
      const all = (text: string) =>
        wrapped.push(ofSdk(fromAttributeValue({ N: text }, { wrapNumbers: true })))
      unmarshall(item as never, { wrapNumbers: all })
      const texts: unknown[] = []
      unmarshall(item as never, { wrapNumbers: (text) => texts.push(NumberValueImpl.from(text)) })
      expect(wrapped).toEqual(texts)
    })
    fc.assert(property, { numRuns: 200 })
  })

  it('an item that is stored', () => {
    const property = fc.property(plainItem, fc.boolean(), (item, convertEmptyValues) => {
      const options = { convertEmptyValues }
      const expected = marshall(item as never, options)
      expect(withSameBytes(toAttributeValues(item, options))).toEqual(withSameBytes(expected))
    })
    fc.assert(property, { numRuns: 400 })
  })

  it('an item with undefined members and instances of classes', () => {
    class Point {
      constructor(
        readonly x: unknown,
        readonly y: unknown,
      ) {}
    }
    const property = fc.property(plainItem, plainItem, (one, other) => {
      const item = {
        ...one,
        gone: undefined,
        list: [undefined, new Point(one, undefined)],
        other: new Point(1, other),
      }
      const options = { removeUndefinedValues: true, convertClassInstanceToMap: true }
      const expected = marshall(item as never, options)
      expect(withSameBytes(toAttributeValues(item, options))).toEqual(withSameBytes(expected))
    })
    fc.assert(property, { numRuns: 100 })
  })

  it('what is read is stored as the same', () => {
    const property = fc.property(rawItem, (item) => {
      // 1e+21 and 1000000000000000000000 are the same number.
      const again = fromAttributeValues(toAttributeValues(fromAttributeValues(item)))
      expect(again).toEqual(fromAttributeValues(item))
    })
    fc.assert(property, { numRuns: 200 })
  })

  it('the exact number of the AWS SDK is stored, and ours converts to it', () => {
    const digits = '0.12345678901234567890123456789012345678'
    expect(toAttributeValue(NumberValueImpl.from(digits))).toEqual({ N: digits })
    expect(toAttributeValue(new Set([NumberValueImpl.from(digits), new DynamoNumber('7')]))).toEqual({
      NS: [digits, '7'],
    })
  })
})
