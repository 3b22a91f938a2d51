import { isBytes, isPlainObject } from '../../values/index.js'

/**
 * A key of DynamoDB in the form that resume tokens have: attribute values. The key can be in plain values, in attribute
 * values, or both. What cannot be the value of a key stays as it is; the client's validation refuses it.
 *
 * @example attributeKey({ user: 'a', order: 7 }) // { user: { S: 'a' }, order: { N: '7' } }
 */
export function attributeKey(key: unknown): unknown {
  if (!isPlainObject(key)) return key
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, attributeOf(value)]))
}

function attributeOf(value: unknown): unknown {
  if (typeof value === 'string') return { S: value }
  if (isBytes(value)) return { B: value }
  const digits: unknown = isPlainObject(value) ? undefined : Reflect.get(Object(value), 'value')
  const isExact = typeof value === 'bigint' || (typeof value === 'number' && Math.abs(value) < 2 ** 53)
  return isExact || typeof digits === 'string' ? { N: String(value) } : value
}
