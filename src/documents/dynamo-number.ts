import { isDecimal, wholeNumber } from './decimal.js'

/**
 * A number of DynamoDB with all its digits, up to 38, for values that neither a `number` nor a `bigint` can hold.
 *
 * Arithmetic and comparisons (`price * 2`, `price > 5`) convert it to a `number`, which rounds. `String(price)` and
 * `JSON.stringify` give all digits, as text. For exact arithmetic, pass `price.value` to a library for decimals.
 *
 * @example
 * await dynamodb.putItem({ TableName: 'orders', Item: { id: 'a', total: new DynamoNumber('0.12345678901234567890') } })
 */
export class DynamoNumber {
  /** The digits, as DynamoDB writes them. */
  readonly value: string

  /**
   * Takes a decimal number.
   *
   * @throws RangeError for text that is no decimal number, and for a `number` that may have lost digits.
   */
  constructor(value: string | number | bigint) {
    const text = String(value)
    if (!isDecimal(text)) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`)
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw new RangeError(
        `${text} is a number beyond 2^53 and may have lost digits; pass its digits as text`,
      )
    this.value = text
  }

  /** Returns the number as a bigint. @throws RangeError if it is not whole. */
  toBigInt(): bigint {
    const whole = wholeNumber(this.value)
    if (whole === undefined) throw new RangeError(`${this.value} is not a whole number`)
    return whole
  }

  /** Returns the nearest `number`. */
  valueOf(): number {
    return Number(this.value)
  }

  /** Returns all digits. */
  toString(): string {
    return this.value
  }

  /** Returns all digits, as text: a number of JSON would lose some. */
  toJSON(): string {
    return this.value
  }
}
