import type { Member, Shape, TimestampFormat } from '../../models/index.js'
import { getOwn } from '../../values/index.js'
import { encodeBase64, formatTimestamp, parseTimestamp, writtenInteger } from '../scalars/index.js'
import { writeDocument } from './write-document.js'

/** Writes a value as JSON text: a tree to stringify could not hold a long's digits. */
type Writer = (value: unknown) => string

const structureWriters = new WeakMap<Shape, Writer>()
const memberWriters = new WeakMap<ReadonlyMap<string, Member>, Writer>()

/** The JSON text of a user's value of this shape. Null and undefined members are left out. */
export function encodeJson(shape: Shape, value: unknown): string {
  return writerOf(shape, undefined)(value)
}

/** The JSON text of the value of this member, whose timestamp format wins over its shape's. */
export function encodeJsonMember(member: Member, value: unknown): string {
  return memberWriter(member)(value)
}

/** The JSON object of some of a structure's members: always the same map, which keeps what is compiled. */
export function encodeJsonMembers(members: ReadonlyMap<string, Member>, value: unknown): string {
  let writer = memberWriters.get(members)
  if (!writer) {
    writer = objectWriter(members)
    memberWriters.set(members, writer)
  }
  return writer(value)
}

function memberWriter(member: Member): Writer {
  return writerOf(member.shape, member.timestampFormat)
}

function writerOf(shape: Shape, format: TimestampFormat | undefined): Writer {
  switch (shape.type) {
    case 'structure':
      return shape.isDocument ? writeDocument : structureWriter(shape)
    case 'list':
      return listWriter(shape)
    case 'map':
      return mapWriter(shape)
    case 'timestamp':
      return timestampWriter(format ?? shape.traits.timestampFormat ?? 'unixTimestamp')
    case 'blob':
      return (value) => `"${encodeBase64(value)}"`
    case 'integer':
    case 'long':
      return (value) => writeDocument(writtenInteger(value))
    case 'float':
    case 'double':
      return writeFloat
    default:
      return writeDocument
  }
}

/** Compiled when first written with, not when first met: shapes may hold themselves. */
function structureWriter(shape: Shape): Writer {
  return (value) => {
    let writer = structureWriters.get(shape)
    if (!writer) {
      writer = objectWriter(shape.members)
      structureWriters.set(shape, writer)
    }
    return writer(value)
  }
}

function objectWriter(members: ReadonlyMap<string, Member>): Writer {
  const entries = [...members.values()].map((member) => ({
    name: member.name,
    prefix: `${JSON.stringify(member.wireName)}:`,
    write: memberWriter(member),
  }))
  return (value) => {
    const object = asObject(value)
    let text = ''
    for (const { name, prefix, write } of entries) {
      const item = getOwn(object, name)
      if (item === undefined) continue
      text += (text === '' ? '' : ',') + prefix + write(item)
    }
    return `{${text}}`
  }
}

function listWriter(shape: Shape): Writer {
  let write: Writer | undefined
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError(`expected an array, not ${typeof value}`)
    write ??= memberWriter(shape.element)
    const writeItem = orNull(write)
    return `[${value.map(writeItem).join(',')}]`
  }
}

function mapWriter(shape: Shape): Writer {
  let write: Writer | undefined
  return (value) => {
    write ??= memberWriter(shape.value)
    const writeItem = orNull(write)
    const entries = Object.entries(asObject(value)).filter(([, item]) => item !== undefined)
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${writeItem(item)}`).join(',')}}`
  }
}

function orNull(write: Writer): Writer {
  return (value) => (value === undefined || value === null ? 'null' : write(value))
}

function timestampWriter(format: TimestampFormat): Writer {
  return (value) => {
    const text = formatTimestamp(parseTimestamp(value), format)
    return format === 'unixTimestamp' ? text : JSON.stringify(text)
  }
}

function writeFloat(value: unknown): string {
  return typeof value === 'number' && !Number.isFinite(value) ? `"${value}"` : writeDocument(value)
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`expected an object, not ${value === null ? 'null' : typeof value}`)
  }
  return value as Readonly<Record<string, unknown>>
}
