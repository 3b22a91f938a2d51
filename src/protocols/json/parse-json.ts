import { type ExactJsonOptions, parseExactJson } from '../../values/index.js'
import { parseLongInteger, readUtf8 } from '../scalars/index.js'
import { parseText } from './parse-text.js'

const options: ExactJsonOptions = {
  parse: parseText,
  isExact: (digits) => String(Number(digits)) === digits,
  toBigInt: parseLongInteger,
}

/**
 * Parses a body of JSON without losing digits: an integer that JavaScript would print with other digits becomes a
 * bigint.
 *
 * @throws ParseError for anything but JSON in UTF-8.
 */
export function parseJson(body: Uint8Array): unknown {
  return parseExactText(readUtf8(body))
}

/** `parseJson` for text. */
export function parseExactText(text: string): unknown {
  return parseExactJson(text, options)
}
