import { decodeBase64 } from '../../../protocols/index.js'
import { type Place, ValueProblem } from './reading.js'
import { quoted } from './secret.js'

const integer = /^[+-]?\d+(?:_\d+)*$/
const decimal = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?$/i
const words: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
}

/**
 * The value of a text, by the type of the shape. A text that is none of the type stays a text, which the check of the
 * input reports with its place.
 */
export function scalarOf(text: string, { member, reading }: Place): unknown {
  switch (member.shape.type) {
    case 'integer':
    case 'long':
      return integerOf(text)
    case 'float':
    case 'double':
    case 'bigdecimal':
      return numberOf(text)
    case 'boolean':
      return booleanOf(text)
    case 'blob':
      return reading.binaryFormat === 'base64' ? bytesOfBase64(text, member) : new TextEncoder().encode(text)
    default:
      return text
  }
}

/** An integer as Python reads it: `5`, ` 5`, `+5`, `1_000`. */
function integerOf(text: string): unknown {
  const digits = text.trim()
  if (!integer.test(digits)) return text
  const value = BigInt(digits.replace(/_|^\+/g, ''))
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function numberOf(text: string): unknown {
  const digits = text.trim()
  if (decimal.test(digits)) return Number(digits.replaceAll('_', ''))
  const [, sign = '', word = ''] = /^([+-]?)([a-z]+)$/i.exec(digits) ?? []
  const value = Object.hasOwn(words, word.toLowerCase()) ? words[word.toLowerCase()] : undefined
  if (value === undefined) return text
  return sign === '-' ? -value : value
}

function booleanOf(text: string): unknown {
  const word = text.toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : text
}

/** @throws ValueProblem for text that is not base64. */
export function bytesOfBase64(text: string, member: Place['member']): Uint8Array {
  try {
    return decodeBase64(text)
  } catch {
    const remedy = 'pass base64, fileb://PATH, or --cli-binary-format raw-in-base64-out for text as it is'
    throw new ValueProblem(`expected base64, got ${quoted(text, member)}; ${remedy}`)
  }
}
