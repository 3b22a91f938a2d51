import type { Member, Shape, TimestampFormat } from '../../models/index.js'
import { getOwn, memoize } from '../../values/index.js'
import { asList, asStructure } from '../contract/index.js'
import { encodeBase64, formatTimestamp, parseTimestamp, writtenInteger } from '../scalars/index.js'
import { writeDocument } from './write-document.js'

/** Writes a value as JSON text. `JSON.stringify` could not write all digits of a long. */
type Writer = (value: unknown) => string

/** The writer of these members. Compiled when the first value is written, since shapes can contain themselves. */
const objectWriter: (members: ReadonlyMap<string, Member>) => Writer = memoize(compileObject)

/** Writes a value of this shape. Members that are null or undefined are left out. */
export function encodeJson(shape: Shape, value: unknown): string {
  return writerOf(shape, undefined)(value)
}

/** Writes the value of this member. Its timestamp format overrides that of its shape. */
export function encodeJsonMember(member: Member, value: unknown): string {
  return memberWriter(member)(value)
}

/** Writes a member of an object: its name and its value. */
export function encodeJsonEntry(member: Member, value: unknown): string {
  return namePrefix(member) + memberWriter(member)(value)
}

/** Writes some members of a structure. Pass the same map each time: the writer is kept by it. */
export function encodeJsonMembers(members: ReadonlyMap<string, Member>, value: unknown): string {
  return objectWriter(members)(value)
}

function namePrefix({ wireName }: Member): string {
  return `${JSON.stringify(wireName)}:`
}

function memberWriter(member: Member): Writer {
  return writerOf(member.shape, member.timestampFormat)
}

function writerOf(shape: Shape, format: TimestampFormat | undefined): Writer {
  if (shape.codec) return shape.codec.write
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

function structureWriter({ members }: Shape): Writer {
  return (value) => objectWriter(members)(value)
}

function compileObject(members: ReadonlyMap<string, Member>): Writer {
  const entries = [...members.values()].map((member) => ({
    name: member.name,
    prefix: namePrefix(member),
    write: memberWriter(member),
  }))
  return (value) => {
    const object = asStructure(value)
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
    const list = asList(value)
    write ??= memberWriter(shape.element)
    return `[${list.map(orNull(write)).join(',')}]`
  }
}

function mapWriter(shape: Shape): Writer {
  let write: Writer | undefined
  return (value) => {
    write ??= memberWriter(shape.value)
    const writeItem = orNull(write)
    const entries = Object.entries(asStructure(value)).filter(([, item]) => item !== undefined)
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
