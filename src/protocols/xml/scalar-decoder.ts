import type { Shape } from '../../models/index.js'
import { decodeBase64 } from '../blob.js'
import { type NumberType, parseNumber } from '../number.js'
import { parseBoolean } from '../parse-boolean.js'
import { parseTimestamp } from '../timestamp.js'
import type { XmlReader } from './reader.js'

type ScalarDecoder = (reader: XmlReader) => unknown

const TRUE = Buffer.from('true</')
const FALSE = Buffer.from('false</')
/** Empty text, which any enumeration may have. */
const NO_WORD = Buffer.from('</')
/** Characters that stand in a document as they are. */
const PLAIN_WORD = /^[\w .:/-]+$/

/** Takes a scalar's usual forms straight from the bytes, and parses the text of all others. */
export function scalarDecoder(shape: Shape): ScalarDecoder {
  const parse = textParser(shape)
  switch (shape.type) {
    case 'timestamp':
      return (reader) => {
        const time = reader.readTime()
        return Number.isNaN(time) ? parse(reader.readText()) : new Date(time)
      }
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return (reader) => {
        const number = reader.readInteger()
        return Number.isNaN(number) ? parse(reader.readText()) : number
      }
    case 'boolean':
      return (reader) => reader.leaves(TRUE) || (!reader.leaves(FALSE) && parse(reader.readText()))
    case 'string':
      return shape.traits.enum ? wordDecoder(shape.traits.enum) : (reader) => reader.readText()
    default:
      return (reader) => parse(reader.readText())
  }
}

/**
 * The decoder of an enumeration: a value that is the last one again, as most are, is compared and not made anew.
 * It saves the making, and a string for each item that is kept.
 */
function wordDecoder(values: readonly string[]): ScalarDecoder {
  const words = new Map(
    values.filter((value) => PLAIN_WORD.test(value)).map((text) => [text, Buffer.from(`${text}</`)]),
  )
  let last = ''
  let wire = NO_WORD
  return (reader) => {
    if (reader.leaves(wire)) return last
    const text = reader.readText()
    const known = words.get(text)
    if (known !== undefined) {
      last = text
      wire = known
    }
    return text
  }
}

/** How a scalar's text is read. Timestamps are taken in any form, since services differ from their models. */
export function textParser(shape: Shape): (text: string) => unknown {
  const { type } = shape
  switch (type) {
    case 'timestamp':
      return parseTimestamp
    case 'blob':
      return decodeBase64
    case 'boolean':
      return parseBoolean
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return numberParser(type)
    default:
      return (text) => text
  }
}

function numberParser(type: NumberType): (text: string) => unknown {
  return (text) => parseNumber(text, type)
}
