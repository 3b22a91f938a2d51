import { isArrayBuffer, isBytes, isDate, isMap, isPlainObject, isSet, setOwn } from '../values/index.js'
import { isDecimal } from './decimal.js'
import type { ToAttributeOptions } from './documents-options.js'
import type { AttributeValue } from './plain-types.js'

/** Where a value is, and where its problems are reported. */
export interface Place {
  readonly path: string
  readonly problems: { add(path: string, message: string): void }
  readonly depth?: number
}

/** Stands for null where null means that a member of a structure is absent. */
export const storedNull: object = Object.freeze({})

/** DynamoDB stores at most 32 levels. The limit here only ends cycles. */
const MOST_LEVELS = 500

const UNDEFINED = 'undefined cannot be stored; leave it out, or set removeUndefinedValues to have it left out'

/**
 * Makes the attribute values of plain values. What cannot be stored is reported with its path, and left out of the
 * result.
 */
export class AttributeWriter {
  constructor(
    private readonly options: ToAttributeOptions,
    /** The types that the service has: those of the model. */
    private readonly types: { has(type: string): boolean },
  ) {}

  /** Returns undefined if the value cannot be stored. */
  write(value: unknown, place: Place): AttributeValue | undefined {
    const written = this.#write(value, place)
    const [type = ''] = Object.keys(written ?? {})
    if (!written || this.types.has(type)) return written
    return refuse(place, `this version of the service has no values of the type ${type}`)
  }

  #write(value: unknown, place: Place): AttributeValue | undefined {
    if (value === storedNull) return { NULL: true }
    switch (typeof value) {
      case 'string':
        return value === '' && this.options.convertEmptyValues ? { NULL: true } : { S: value }
      case 'number':
      case 'bigint':
        return this.#number(value, place)
      case 'boolean':
        return { BOOL: value }
      case 'undefined':
        return refuse(place, UNDEFINED)
      case 'object':
        return value === null ? { NULL: true } : this.#object(value, place)
      default:
        return refuse(place, `a ${typeof value} cannot be stored`)
    }
  }

  /**
   * Writes the members of an object or a `Map`, such as an item.
   *
   * @returns undefined, and reports it, if the value is not one.
   */
  writeMembers(value: unknown, place: Place): Record<string, AttributeValue> | undefined {
    const entries = this.#entriesOf(value)
    if (entries) return this.#map(entries, place)
    const isInstance = isObject(value) && !isSpecial(value)
    const problem = `expected an object of plain values, got ${describe(value)}`
    return refuse(place, isInstance ? classProblem(value) : problem)
  }

  #object(value: object, place: Place): AttributeValue | undefined {
    if ((place.depth ?? 0) > MOST_LEVELS)
      return refuse(place, `nested more than ${MOST_LEVELS} levels deep, or contains itself`)
    if (Array.isArray(value)) return { L: this.#list(value, place) }
    const entries = this.#entriesOf(value)
    if (entries) return { M: this.#map(entries, place) }
    if (isSet(value)) return this.#set([...value], place)
    const bytes = bytesIn(value)
    if (bytes)
      return bytes.byteLength === 0 && this.options.convertEmptyValues ? { NULL: true } : { B: bytes }
    const digits = digitsIn(value)
    if (digits !== undefined) return { N: digits }
    const scalar: unknown = value.valueOf()
    if (typeof scalar !== 'object' && !isDate(value) && isBoxed(value)) return this.write(scalar, place)
    return refuse(place, classProblem(value))
  }

  #list(list: readonly unknown[], place: Place): AttributeValue[] {
    const written: AttributeValue[] = []
    for (let index = 0; index < list.length; index++) {
      const item: unknown = list[index]
      if (item === undefined && this.options.removeUndefinedValues) continue
      const value = this.write(item, inside(place, `${place.path}[${index}]`))
      if (value) written.push(value)
    }
    return written
  }

  #map(entries: Iterable<readonly [unknown, unknown]>, place: Place): Record<string, AttributeValue> {
    const written: Record<string, AttributeValue> = {}
    for (const [name, member] of entries) {
      if (member === undefined && this.options.removeUndefinedValues) continue
      const path = `${place.path}${place.path === '' ? '' : '.'}${String(name)}`
      const value = this.write(member, inside(place, path))
      if (value) setOwn(written, String(name), value)
    }
    return written
  }

  #set(all: readonly unknown[], place: Place): AttributeValue | undefined {
    const members = this.options.removeUndefinedValues ? all.filter((member) => member !== undefined) : all
    if (members.length === 0) {
      if (this.options.convertEmptyValues) return { NULL: true }
      return refuse(
        place,
        'DynamoDB has no empty sets; leave it out, or set convertEmptyValues to store null',
      )
    }
    if (members.includes(undefined)) return refuse(place, UNDEFINED)
    const values = members.map((member) => this.#memberOfSet(member, place))
    if (values.includes(undefined)) return undefined
    const texts = values.flatMap((value) => value?.S ?? [])
    const numbers = values.flatMap((value) => value?.N ?? [])
    const blobs = values.flatMap((value) => value?.B ?? [])
    if (texts.length === members.length) return { SS: texts }
    if (numbers.length === members.length) return { NS: numbers }
    if (blobs.length === members.length) return { BS: blobs }
    const kinds = [...new Set(members.map(describe))].join(' and ')
    return refuse(place, `a set contains only texts, only numbers or only bytes, but this one has ${kinds}`)
  }

  /** An empty text or empty bytes stay what they are in a set, because a set has no null. */
  #memberOfSet(member: unknown, place: Place): AttributeValue | undefined {
    if (member === '') return { S: '' }
    const bytes = isObject(member) ? bytesIn(member) : undefined
    return bytes ? { B: bytes } : this.write(member, place)
  }

  #number(value: number | bigint, place: Place): AttributeValue | undefined {
    if (typeof value === 'bigint') return { N: String(value) }
    if (!Number.isFinite(value)) return refuse(place, `DynamoDB cannot store ${value}`)
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER && !this.options.allowImpreciseNumbers)
      return refuse(
        place,
        'a number beyond 2^53 may have lost digits; pass a bigint or a DynamoNumber, or set allowImpreciseNumbers',
      )
    return { N: String(value) }
  }

  /** The members of an object that is stored as a map; undefined for other values. */
  #entriesOf(value: unknown): Iterable<readonly [unknown, unknown]> | undefined {
    if (isMap(value)) return value
    if (isPlainObject(value)) return Object.entries(value)
    if (!this.options.convertClassInstanceToMap || !isObject(value) || isSpecial(value)) return undefined
    return Object.entries(value)
  }
}

function inside({ problems, depth = 0 }: Place, path: string): Place {
  return { path, problems, depth: depth + 1 }
}

function refuse(place: Place, message: string): undefined {
  place.problems.add(place.path, message)
  return undefined
}

/** Objects of JavaScript's own classes that are never stored as maps. */
function isSpecial(value: object): boolean {
  return (
    Array.isArray(value) ||
    isSet(value) ||
    isDate(value) ||
    isBoxed(value) ||
    bytesIn(value) !== undefined ||
    digitsIn(value) !== undefined
  )
}

function bytesIn(value: object): Uint8Array | undefined {
  if (isBytes(value)) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return isArrayBuffer(value) ? new Uint8Array(value) : undefined
}

/** The digits of a `DynamoNumber` or of the AWS SDK's `NumberValue`, also of another copy of these packages. */
function digitsIn(value: object): string | undefined {
  const [name, other] = Object.keys(value)
  if (name !== 'value' || other !== undefined || isPlainObject(value)) return undefined
  const text: unknown = Reflect.get(value, 'value')
  return typeof text === 'string' && isDecimal(text) ? text : undefined
}

/** Whether it is `new Number(1)`, `new String('a')` or `new Boolean(true)`. */
function isBoxed(value: object): boolean {
  return /^\[object (?:Number|String|Boolean)\]$/.test(Object.prototype.toString.call(value))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function classProblem(value: object): string {
  if (isDate(value)) return 'a Date cannot be stored; pass date.toISOString() or date.getTime()'
  const remedy = 'pass a plain object, or set convertClassInstanceToMap to store its members'
  return `${describe(value)} cannot be stored; ${remedy}`
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (!isObject(value)) return value === undefined ? 'undefined' : `a ${typeof value}`
  if (Array.isArray(value)) return 'an array'
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
  return typeof name === 'string' && name !== '' && name !== 'Object' ? `an instance of ${name}` : 'an object'
}
