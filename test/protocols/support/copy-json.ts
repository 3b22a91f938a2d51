import type { Shape } from '../../../src/models/index.js'
import { decodeBase64 } from '../../../src/protocols/scalars/blob.js'
import { assertFinite, exactLong, parseNumber } from '../../../src/protocols/scalars/number.js'
import { parseBoolean } from '../../../src/protocols/scalars/parse-boolean.js'
import { parseTimestamp } from '../../../src/protocols/scalars/timestamp.js'
import { getOwn } from '../../../src/values/get-own.js'
import { setOwn } from '../../../src/values/set-own.js'

/**
 * The user's value of a parsed JSON value, made anew member by member: what the decoder in `src/`, which converts in
 * place, has to agree with.
 */
export function copyJson(shape: Shape, value: unknown): unknown {
  switch (shape.type) {
    case 'structure':
      return shape.isDocument ? value : copyStructure(shape, value)
    case 'list':
      if (!Array.isArray(value)) throw new TypeError('expected an array')
      return value.map((item) => (item === null ? null : copyJson(shape.element.shape, item)))
    case 'map':
      return copyMap(shape, value)
    default:
      return copyScalar(shape, value)
  }
}

function copyStructure(shape: Shape, value: unknown): Record<string, unknown> {
  const object = asObject(value)
  const output: Record<string, unknown> = {}
  for (const member of shape.members.values()) {
    const item = getOwn(object, member.wireName)
    if (item === undefined) continue
    output[member.name] = member.traits.jsonvalue ? item : copyJson(member.shape, item)
  }
  return output
}

function copyMap(shape: Shape, value: unknown): Record<string, unknown> {
  const output: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(asObject(value))) {
    setOwn(output, key, item === null ? null : copyJson(shape.value.shape, item))
  }
  return output
}

function copyScalar({ type }: Shape, value: unknown): unknown {
  if (type === 'timestamp') return parseTimestamp(value)
  if (type === 'blob') return decodeBase64(value)
  if (type === 'integer' || type === 'long') return copyInteger(type, value)
  if (typeof value === 'object') throw new TypeError('a scalar was expected')
  if (type === 'boolean') return typeof value === 'boolean' ? value : parseBoolean(String(value))
  if (type !== 'float' && type !== 'double') return String(value)
  if (typeof value === 'boolean') throw new TypeError('expected a number')
  return typeof value === 'number' ? value : Number(parseNumber(String(value), 'double'))
}

function copyInteger(type: 'integer' | 'long', value: unknown): number | bigint {
  if (typeof value === 'string')
    return type === 'long' ? parseNumber(value, type) : Number(parseNumber(value, type))
  if (typeof value !== 'number' && typeof value !== 'bigint') throw new TypeError('expected a number')
  if (typeof value === 'number') assertFinite(value)
  return type === 'long' ? exactLong(value) : Number(value)
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('expected an object')
  }
  return value as Readonly<Record<string, unknown>>
}
