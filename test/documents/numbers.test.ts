import fc from 'fast-check'
import { DynamoNumber, fromAttributeValue, toAttributeValue } from 'nexttoken/dynamodb'
import { describe, expect, it } from 'vitest'

/** A decimal number as a fraction of whole numbers: the oracle, which shares nothing with the reader. */
function fractionOf(text: string): readonly [numerator: bigint, denominator: bigint] {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = BigInt(`${whole.replace('+', '')}${fraction}` || '0')
  const power = Number(exponent) - fraction.length
  return power < 0 ? [digits, 10n ** BigInt(-power)] : [digits * 10n ** BigInt(power), 1n]
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = fractionOf(one)
  const [c, d] = fractionOf(other)
  return a * d === c * b
}

const decimal = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.stringMatching(/^(?:0|[1-9]\d{0,37})$/),
    fc.stringMatching(/^\d{0,38}$/),
    fc.option(fc.integer({ min: -130, max: 125 })),
  )
  .map(([sign, whole, fraction, exponent]) => {
    const mantissa = fraction === '' ? whole : `${whole}.${fraction}`
    return `${sign}${mantissa}${exponent === null ? '' : `e${exponent}`}`
  })

describe('a number of DynamoDB', () => {
  it('keeps its value, whatever it is read as', () => {
    const property = fc.property(decimal, (text) => {
      const value = fromAttributeValue({ N: text })
      expect(isEqual(String(value), text)).toBe(true)
      expect(isEqual(String(toAttributeValue(value as never).N), text)).toBe(true)
    })
    fc.assert(property, { numRuns: 2000 })
  })

  it.each([
    ['0', 0],
    ['5', 5],
    ['-12.5', -12.5],
    ['1.50', 1.5],
    ['0.1', 0.1],
    ['1e3', 1000],
    ['1E-7', 1e-7],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-9007199254740993', -9007199254740993n],
    ['1e20', 100000000000000000000n],
    ['123456789012345678.90', new DynamoNumber('123456789012345678.90')],
    ['0.1234567890123456789', new DynamoNumber('0.1234567890123456789')],
    ['1e-130', 1e-130],
    ['9.9999999999999999999999999999999999999E+125', BigInt(`${'9'.repeat(38)}${'0'.repeat(88)}`)],
  ])('%s is read as the simplest exact value', (text, expected) => {
    expect(fromAttributeValue({ N: text })).toStrictEqual(expected)
  })

  it.each(['', ' ', 'abc', '0x10', '0b1', 'Infinity', 'NaN', '1e', '.', '1_000', '--1'])(
    '%j is refused, and the message does not show it',
    (text) => {
      const read = () => fromAttributeValue({ N: text })
      expect(read).toThrow('expected the digits of a number')
    },
  )

  it('does not become infinite, and takes no time, with an exponent that no number has', () => {
    expect(fromAttributeValue({ N: '1e400' })).toBe(10n ** 400n)
    expect(fromAttributeValue({ N: '1e-400' })).toEqual(new DynamoNumber('1e-400'))
    expect(fromAttributeValue({ N: '1e99999' })).toEqual(new DynamoNumber('1e99999'))
  })

  it('can be made by a function', () => {
    expect(fromAttributeValue({ N: '0.1234567890123456789' }, { wrapNumbers: Number })).toBe(
      0.12345678901234568,
    )
    expect(fromAttributeValue({ L: [{ N: '7' }] }, { wrapNumbers: true })).toEqual([new DynamoNumber('7')])
  })
})

describe('a DynamoNumber', () => {
  const price = new DynamoNumber('0.12345678901234567890')

  it('prints all its digits, and calculates as the nearest number', () => {
    expect(`${price}`).toBe('0.12345678901234567890')
    expect(JSON.stringify({ price })).toBe('{"price":"0.12345678901234567890"}')
    expect(Number(price)).toBe(0.12345678901234568)
    expect(price.valueOf() * 2).toBe(0.24691357802469135)
    expect(new DynamoNumber('1e25').toBigInt()).toBe(10n ** 25n)
  })

  it('refuses what is no number, and a number that may have lost digits', () => {
    expect(() => new DynamoNumber('12 EUR')).toThrow('not a decimal number: "12 EUR"')
    expect(() => new DynamoNumber(2 ** 60)).toThrow('pass its digits as text')
    expect(() => new DynamoNumber(Number.NaN)).toThrow('not a decimal number')
    expect(() => price.toBigInt()).toThrow('is not a whole number')
  })
})
