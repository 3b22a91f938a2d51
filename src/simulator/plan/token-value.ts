import type { Shape } from '../../models/index.js'
import { isBytes, isObject } from '../../values/index.js'
import { seal, unseal } from './seal.js'

const ONLY_KEY = 'token'
const MOST_LEVELS = 4

/** Whether a shape can carry a position: text, a number, bytes, or a structure, map or list that holds one. */
export function canCarryToken(shape: Shape): boolean {
  return placeIn(shape) !== undefined
}

/** A position as a value of the token member's type. A number is the position itself. */
export function writeToken(shape: Shape, operation: string, position: number): unknown {
  const place = placeIn(shape)
  if (!place) throw new TypeError(`${operation}: shape ${shape.name} cannot carry a token`)
  return place.write(scalarToken(place.shape, operation, position))
}

/** The position of a token member's value; undefined if the operation did not issue it. */
export function readToken(shape: Shape, operation: string, value: unknown): number | undefined {
  const place = placeIn(shape)
  const scalar = place?.read(value)
  if (!place || scalar === undefined) return undefined
  if (typeof scalar === 'number' || typeof scalar === 'bigint') return Number(scalar)
  const text = isBytes(scalar) ? Buffer.from(scalar).toString('utf8') : scalar
  return typeof text === 'string' ? unseal(operation, text, place.shape.traits) : undefined
}

function scalarToken(shape: Shape, operation: string, position: number): unknown {
  if (shape.type === 'integer' || shape.type === 'long') return position
  const [only] = shape.traits.enum ?? []
  if (only !== undefined) return only
  const text = seal(operation, position, shape.traits)
  return shape.type === 'blob' ? Buffer.from(text, 'utf8') : text
}

/** Where a value of some shape holds the token. */
interface TokenHolder {
  readonly shape: Shape
  write(scalar: unknown): unknown
  read(value: unknown): unknown
}

function placeIn(shape: Shape, levels = MOST_LEVELS): TokenHolder | undefined {
  if (levels === 0) return undefined
  // A key in plain values.
  if (shape.codec) {
    const text: TokenHolder = { shape, write: (scalar) => scalar, read: (value) => value }
    return shape.type === 'map' ? placeUnder(ONLY_KEY, text) : text
  }
  if (['string', 'integer', 'long', 'blob'].includes(shape.type)) {
    return { shape, write: (scalar) => scalar, read: (value) => value }
  }
  if (shape.type === 'structure') return placeInStructure(shape, levels)
  if (shape.type === 'map') return placeUnder(ONLY_KEY, placeIn(shape.value.shape, levels - 1))
  if (shape.type === 'list') return placeInList(placeIn(shape.element.shape, levels - 1))
  return undefined
}

function placeInStructure(shape: Shape, levels: number): TokenHolder | undefined {
  const members = [...shape.members.values()]
  const texts = members.filter((member) => member.shape.type === 'string')
  for (const member of [...texts, ...members]) {
    const place = placeUnder(member.name, placeIn(member.shape, levels - 1))
    if (place) return place
  }
  return undefined
}

function placeUnder(name: string, inner: TokenHolder | undefined): TokenHolder | undefined {
  if (!inner) return undefined
  return {
    shape: inner.shape,
    write: (scalar) => ({ [name]: inner.write(scalar) }),
    read: (value) => (isObject(value) && Object.hasOwn(value, name) ? inner.read(value[name]) : undefined),
  }
}

function placeInList(inner: TokenHolder | undefined): TokenHolder | undefined {
  if (!inner) return undefined
  return {
    shape: inner.shape,
    write: (scalar) => [inner.write(scalar)],
    read: (value) => (Array.isArray(value) ? inner.read(value[0]) : undefined),
  }
}
