import type { Shape } from '../../../models/index.js'
import {
  decodeBase64,
  type NumberType,
  parseBoolean,
  parseNumber,
  parseTimestamp,
} from '../../scalars/index.js'
import type { XmlDecoder } from './xml-decoder.js'

/** Decodes a scalar in any form that XML allows. */
export function scalarDecoder(shape: Shape): XmlDecoder {
  const parse = textParser(shape)
  return (reader) => parse(reader.readText())
}

/** Parses the text of a scalar. Timestamps are accepted in any format, since services do not follow their models. */
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
