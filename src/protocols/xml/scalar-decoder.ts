import type { Shape } from '../../models/index.js'
import { decodeBase64, type NumberType, parseBoolean, parseNumber, parseTimestamp } from '../scalars/index.js'
import type { XmlReader } from './xml-reader.js'

/** Reads the text of any scalar, in whichever form. */
export function scalarDecoder(shape: Shape): (reader: XmlReader) => unknown {
  const parse = textParser(shape)
  return (reader) => parse(reader.readText())
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
