import { describe, expect, it } from 'vitest'
import {
  assertFinite,
  exactLong,
  type NumberType,
  parseLongInteger,
  parseNumber,
  writtenInteger,
} from '../../../src/protocols/scalars/number.js'

describe('a number is read from text', () => {
  it.each<[text: string, type: NumberType, expected: number | bigint]>([
    ['7', 'integer', 7],
    [' 7\n', 'integer', 7],
    ['+7', 'integer', 7],
    ['-7', 'integer', -7],
    ['7.0', 'integer', 7],
    ['1e3', 'integer', 1000],
    ['1E+3', 'double', 1000],
    ['-1.5e-1', 'float', -0.15],
    ['.5', 'double', 0.5],
    ['NaN', 'double', Number.NaN],
    ['NaN', 'float', Number.NaN],
    [' Infinity ', 'double', Number.POSITIVE_INFINITY],
    ['-Infinity', 'float', Number.NEGATIVE_INFINITY],
    ['1e999', 'double', Number.POSITIVE_INFINITY],
    ['9007199254740991', 'long', 9007199254740991],
    ['9007199254740992', 'long', 9007199254740992n],
    ['9007199254740993', 'long', 9007199254740993n],
    ['+9007199254740993', 'long', 9007199254740993n],
    ['-9007199254740993', 'long', -9007199254740993n],
    ['9007199254740993', 'double', 9007199254740992],
    ['9007199254740993', 'integer', 9007199254740992],
    ['9007199254740993.0', 'long', 9007199254740992],
  ])('%j as %s is %s', (text, type, expected) => {
    expect(parseNumber(text, type)).toBe(expected)
  })

  it.each<[text: string, type: NumberType]>([
    ['', 'integer'],
    ['x', 'integer'],
    ['1x', 'double'],
    ['x1', 'double'],
    ['0x10', 'integer'],
    ['1 2', 'integer'],
    ['1.2.3', 'double'],
    ['e3', 'double'],
    ['NaN', 'integer'],
    ['Infinity', 'long'],
    ['infinity', 'double'],
    ['1e999', 'integer'],
    ['1e999', 'long'],
    ['toString', 'double'],
  ])('%j as %s is refused', (text, type) => {
    expect(() => parseNumber(text, type)).toThrow(/^not an? (?:number|integer)/)
  })

  it('of up to 4,300 digits; a longer one is refused before it is converted', () => {
    const digits = '9'.repeat(4300)
    expect(parseLongInteger(digits)).toBe(BigInt(digits))
    expect(() => parseLongInteger(`${digits}9`)).toThrow(/4301 digits/)
  })
})

describe('a long', () => {
  it.each<[given: number | bigint, expected: number | bigint]>([
    [7, 7],
    [7n, 7],
    [-9007199254740991n, -9007199254740991],
    [9007199254740991n, 9007199254740991],
    [9007199254740992n, 9007199254740992n],
    [9007199254740991, 9007199254740991],
    [9007199254740992, 9007199254740992n],
    [-9007199254740992, -9007199254740992n],
    [1.5, 1.5],
    [1e20, 100000000000000000000n],
    [1e21, 1e21],
    [-1e21, -1e21],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('%s is given as %s', (given, expected) => {
    expect(exactLong(given)).toBe(expected)
  })

  it.each<[given: unknown, expected: unknown]>([
    [7, 7],
    [1.5, 1.5],
    ['7', '7'],
    [9007199254740991, 9007199254740991],
    [9007199254740994, 9007199254740994n],
    [-9007199254740994, -9007199254740994n],
    [1e21, 1000000000000000000000n],
    [Number.NaN, Number.NaN],
  ])('%s is written as %s', (given, expected) => {
    expect(writtenInteger(given)).toBe(expected)
  })

  it('is finite', () => {
    expect(() => assertFinite(1e308)).not.toThrow()
    expect(() => assertFinite(Number.NaN)).toThrow(/not an integer/)
    expect(() => assertFinite(Number.NEGATIVE_INFINITY)).toThrow(/not an integer/)
  })
})
