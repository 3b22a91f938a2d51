import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTimestamp, parseTimestamp } from '../../src/protocols/index.js'

describe('a timestamp is decoded from any form:', () => {
  it.each<[unknown, string, string]>([
    ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05.000Z', 'whole seconds'],
    ['2024-01-02T03:04:05.678Z', '2024-01-02T03:04:05.678Z', 'milliseconds'],
    ['2024-01-02T03:04:05.6Z', '2024-01-02T03:04:05.600Z', 'tenths'],
    ['2024-01-02T03:04:05.678999Z', '2024-01-02T03:04:05.678Z', 'microseconds are cut off'],
    ['2024-02-29T03:04:05Z', '2024-02-29T03:04:05.000Z', 'a leap day'],
    ['2024-01-02T03:04:05+05:30', '2024-01-01T21:34:05.000Z', 'an offset to the east'],
    ['2024-01-02T03:04:05-0800', '2024-01-02T11:04:05.000Z', 'an offset without a colon'],
    ['2024-01-02T03:04:05', '2024-01-02T03:04:05.000Z', 'no offset means UTC'],
    ['2024-01-02 03:04', '2024-01-02T03:04:00.000Z', 'no seconds'],
    ['2024-01-02', '2024-01-02T00:00:00.000Z', 'a day'],
    ['Tue, 02 Jan 2024 03:04:05 GMT', '2024-01-02T03:04:05.000Z', 'an HTTP date'],
    ['Tue, 02 Jan 2024 03:04:05.678 GMT', '2024-01-02T03:04:05.678Z', 'an HTTP date with a fraction'],
    ['Tuesday, 02-Jan-24 03:04:05 GMT', '2024-01-02T03:04:05.000Z', 'the HTTP date of RFC 850'],
    ['Tue, 02 Jan 2024 03:04:05', '2024-01-02T03:04:05.000Z', 'an HTTP date without a zone'],
    ['Thu, 01 Jan 0099 03:04:05 GMT', '0099-01-01T03:04:05.000Z', 'an HTTP date of the first century'],
    ['Mon, 01 Jan 0001 00:00:00 GMT', '0001-01-01T00:00:00.000Z', 'the first HTTP date'],
    ['Sun, 29 Feb 0096 00:00:00 GMT', '0096-02-29T00:00:00.000Z', 'a leap day of the first century'],
    [
      '01 Jan 0050 01:00:00 +0030',
      '0050-01-01T00:30:00.000Z',
      'an early year with an offset that looks like one',
    ],
    [
      'Tue, 02 Jan 2024 03:04:05 +0030',
      '2024-01-02T02:34:05.000Z',
      'an offset that looks like an early year',
    ],
    ['Thu Jan  1 03:04:05 0099', '0099-01-01T03:04:05.000Z', 'an early year as asctime has it'],
    [
      'Thu, 01 Jan 0100 00:00:00 GMT',
      '0100-01-01T00:00:00.000Z',
      'the first HTTP date that Date.parse reads',
    ],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z', 'an early year of ISO 8601'],
    [-59042995200, '0099-01-01T00:00:00.000Z', 'an early year in seconds'],
    ['1704164645', '2024-01-02T03:04:05.000Z', 'digits'],
    ['1704164645.678', '2024-01-02T03:04:05.678Z', 'digits with a fraction'],
    ['1.704164645E9', '2024-01-02T03:04:05.000Z', 'an exponent'],
    [1704164645.678, '2024-01-02T03:04:05.678Z', 'a number'],
    [1.003691, '1970-01-01T00:00:01.004Z', 'a number, to the nearest millisecond'],
    [-1.5, '1969-12-31T23:59:58.500Z', 'before 1970'],
    [1704164645n, '2024-01-02T03:04:05.000Z', 'a bigint'],
    [new Date(0), '1970-01-01T00:00:00.000Z', 'a Date'],
  ])('%s is %s: %s', (given, expected) => {
    expect(parseTimestamp(given).toISOString()).toBe(expected)
  })

  it.each(['', 'soon', '2024-13-01', '2023-02-29T00:00:00Z', '2024-01-02T25:00:00Z', '2024-01-02T03:04:0xZ'])(
    '%j is not a timestamp, and the error says so',
    (given) => {
      expect(() => parseTimestamp(given)).toThrow(
        new TypeError(`not a timestamp: a text of ${given.length} characters`),
      )
    },
  )

  it.each([[null], [{}], [true], [Number.NaN], [new Date('x')], [1e300]])(
    '%s is not a timestamp',
    (given) => {
      expect(() => parseTimestamp(given)).toThrow(TypeError)
    },
  )
})

describe('a timestamp is encoded', () => {
  const date = new Date('2024-01-02T03:04:05.678Z')
  const whole = new Date('2024-01-02T03:04:05Z')
  it.each([
    ['iso8601', date, '2024-01-02T03:04:05.678Z'],
    ['iso8601', whole, '2024-01-02T03:04:05Z'],
    ['unixTimestamp', date, '1704164645.678'],
    ['unixTimestamp', whole, '1704164645'],
    ['rfc822', date, 'Tue, 02 Jan 2024 03:04:05 GMT'],
  ] as const)('as %s of %s: %s', (format, given, expected) => {
    expect(formatTimestamp(given, format)).toBe(expected)
  })

  it('with millisecond precision', () => {
    const moments = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    const formats = fc.constantFrom('iso8601', 'unixTimestamp')
    fc.assert(
      fc.property(moments, formats, (moment, format) => {
        expect(parseTimestamp(formatTimestamp(moment, format))).toEqual(moment)
        const seconds = Math.floor(moment.getTime() / 1000) * 1000
        expect(parseTimestamp(formatTimestamp(moment, 'rfc822')).getTime()).toBe(seconds)
      }),
    )
  })
})
