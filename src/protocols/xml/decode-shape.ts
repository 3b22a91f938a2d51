import { type Member, noteRun, type Shape } from '../../models/index.js'
import type { Structure } from '../protocol.js'
import { setOwn } from '../set-own.js'
import type { XmlReader } from './reader.js'
import { scalarDecoder, textParser } from './scalar-decoder.js'

/** Reads the element that the reader has entered, to its end, and makes the user's value of it. */
export type XmlDecoder = (reader: XmlReader) => unknown
export type XmlStructureDecoder = (reader: XmlReader) => Structure

/** A member of a structure, or an element of a flattened list or map, by its element's name. */
interface Field {
  readonly wireName: Uint8Array
  /** The element's tag as it nearly always is: without prefix, attributes or blanks. */
  readonly tag: Uint8Array | undefined
  /** `goesOn`: the element before was this field's too. */
  readonly read: (reader: XmlReader, target: Structure, goesOn: boolean) => void
  /** The field that came after this one the last time: pages repeat themselves, so it is tried first. */
  next: Field | undefined
}

interface Attribute {
  readonly name: string
  readonly wireName: string
  readonly parse: (text: string) => unknown
}

interface Fields {
  /** Stands before the first field. */
  readonly start: Field
  readonly byName: ReadonlyMap<string, Field>
  readonly attributes: readonly Attribute[]
}

/** Places in an HTTP response that hold members which the body does not. */
const OUTSIDE_BODY: ReadonlySet<string | undefined> = new Set(['header', 'headers', 'statusCode'])

const PLAIN_NAME = /^[A-Za-z_][\w.-]*$/

const decoders = new WeakMap<Shape, XmlDecoder>()
const partDecoders = new WeakMap<ReadonlyMap<string, Member>, XmlStructureDecoder>()

/** The decoder of a shape, compiled once. Unknown elements are passed over; what is absent stays absent. */
export function xmlDecoder(shape: Shape): XmlDecoder {
  const known = decoders.get(shape)
  if (known) return known
  const decoder = compile(shape)
  decoders.set(shape, decoder)
  return decoder
}

/** As `xmlDecoder`, of a structure. */
export function xmlStructureDecoder(shape: Shape): XmlStructureDecoder {
  return xmlDecoder(shape) as XmlStructureDecoder
}

/** The decoder of some of a structure's members: always the same map, which keeps what is compiled. */
export function xmlPartDecoder(members: ReadonlyMap<string, Member>): XmlStructureDecoder {
  const known = partDecoders.get(members)
  if (known) return known
  const decoder = structureDecoder(() => members)
  partDecoders.set(members, decoder)
  return decoder
}

function compile(shape: Shape): XmlDecoder {
  switch (shape.type) {
    case 'structure':
      return structureDecoder(() => bodyMembers(shape))
    case 'list': {
      const tag = tagOf(shape.element.wireName)
      return (reader) => readList(reader, { decode: xmlDecoder(shape.element.shape), tag }, [])
    }
    case 'map': {
      const readEntry = entryReader(shape)
      return (reader) => readMap(reader, readEntry, {})
    }
    default:
      return scalarDecoder(shape)
  }
}

function bodyMembers(shape: Shape): ReadonlyMap<string, Member> {
  return new Map([...shape.members].filter(([, member]) => !OUTSIDE_BODY.has(member.location)))
}

/** Compiled when first decoded with, not when first met: shapes may hold themselves. */
function structureDecoder(members: () => ReadonlyMap<string, Member>): XmlStructureDecoder {
  let fields: Fields | undefined
  return (reader) => {
    fields ??= compileFields(members())
    return readStructure(reader, fields)
  }
}

function readStructure(reader: XmlReader, fields: Fields): Structure {
  const target: Structure = {}
  if (fields.attributes.length > 0) readAttributes(reader, fields.attributes, target)
  let last = fields.start
  for (;;) {
    const expected = last.next
    if (expected !== undefined && reader.enters(expected.tag)) {
      const goesOn = expected === last
      last = expected
      expected.read(reader, target, goesOn)
      continue
    }
    if (!reader.nextChild()) return target
    const field =
      expected !== undefined && reader.nameIs(expected.wireName) ? expected : fields.byName.get(reader.name)
    if (field === undefined) {
      reader.skip()
    } else {
      const goesOn = field === last
      last.next = field
      last = field
      field.read(reader, target, goesOn)
    }
  }
}

function readAttributes(reader: XmlReader, attributes: readonly Attribute[], target: Structure): void {
  const found = reader.attributes()
  for (const { name, wireName, parse } of attributes) {
    const text = found.get(wireName) ?? otherPrefix(found, wireName)
    if (text !== undefined) setOwn(target, name, parse(text))
  }
}

/** A document may bind another prefix to the namespace than the model's `xsi:type` does. */
function otherPrefix(found: ReadonlyMap<string, string>, wireName: string): string | undefined {
  const colon = wireName.indexOf(':')
  if (colon < 0) return undefined
  const local = wireName.slice(colon)
  for (const [name, text] of found) {
    if (name.endsWith(local) && !name.startsWith('xmlns:')) return text
  }
  return undefined
}

function compileFields(members: ReadonlyMap<string, Member>): Fields {
  const byName = new Map<string, Field>()
  const attributes: Attribute[] = []
  const aliases: [string, Field][] = []
  const isInterleaved = [...members.values()].filter(isFlattenedList).length > 1
  for (const member of members.values()) {
    if (member.traits.xmlAttribute) {
      attributes.push({ name: member.name, wireName: member.wireName, parse: textParser(member.shape) })
    }
    const name = elementName(member)
    // S3's `Events` and the `Event` before it are one element: what takes all of them is meant.
    if (member.traits.deprecated && byName.has(name)) continue
    const field = {
      wireName: Buffer.from(name),
      tag: tagOf(name),
      read: fieldReader(member, isInterleaved),
      next: undefined,
    }
    byName.set(name, field)
    if (name !== member.wireName) aliases.push([member.wireName, field])
  }
  for (const [name, field] of aliases) {
    if (!byName.has(name)) byName.set(name, { ...field, wireName: Buffer.from(name), tag: tagOf(name) })
  }
  const start = { wireName: new Uint8Array(), tag: undefined, read: () => {}, next: undefined }
  return { start, byName, attributes }
}

/** The tag of an element; undefined for a name that XML would read as something else. */
function tagOf(name: string): Uint8Array | undefined {
  return PLAIN_NAME.test(name) ? Buffer.from(`<${name}>`) : undefined
}

/**
 * What a member's element is called. A flattened list's element has a name of its own in SimpleDB, which then
 * counts, as in boto3; Smithy's rule, the member's name, is read as well.
 */
function elementName(member: Member): string {
  if (!member.flattened || member.shape.type !== 'list') return member.wireName
  return member.shape.element.locationName ?? member.wireName
}

function isFlattenedList({ flattened, shape }: Member): boolean {
  return flattened && shape.type === 'list'
}

/** `isInterleaved`: the elements of several lists may stand in one order, which is to be kept. */
function fieldReader(member: Member, isInterleaved: boolean): Field['read'] {
  const { name, shape } = member
  if (isInterleaved && isFlattenedList(member)) return interleavedField(name, shape)
  if (shape.type === 'list') return listField(name, shape, member.flattened)
  if (shape.type === 'map') return mapField(name, shape, member.flattened)
  const decode = xmlDecoder(shape)
  if (name === '__proto__') return (reader, target) => setOwn(target, name, decode(reader))
  return (reader, target) => {
    target[name] = decode(reader)
  }
}

/** A list that comes in several elements, whether it is to be or not, keeps all its items. */
function listField(name: string, shape: Shape, flattened: boolean): Field['read'] {
  let decode: XmlDecoder | undefined
  const tag = tagOf(shape.element.wireName)
  return (reader, target) => {
    decode ??= xmlDecoder(shape.element.shape)
    const known = target[name]
    const list = Array.isArray(known) ? known : []
    if (list !== known) setOwn(target, name, list)
    if (flattened) list.push(decode(reader))
    else readList(reader, { decode, tag }, list)
  }
}

/** As `listField`, of a flattened list among others. */
function interleavedField(name: string, shape: Shape): Field['read'] {
  let decode: XmlDecoder | undefined
  return (reader, target, goesOn) => {
    decode ??= xmlDecoder(shape.element.shape)
    const known = target[name]
    const list = Array.isArray(known) ? known : []
    if (list !== known) setOwn(target, name, list)
    if (!goesOn) noteRun(list, reader.offset)
    list.push(decode(reader))
  }
}

interface Items {
  readonly decode: XmlDecoder
  readonly tag: Uint8Array | undefined
}

function readList(reader: XmlReader, { decode, tag }: Items, list: unknown[]): unknown[] {
  while (reader.enters(tag) || reader.nextChild()) list.push(decode(reader))
  return list
}

function mapField(name: string, shape: Shape, flattened: boolean): Field['read'] {
  const readEntry = entryReader(shape)
  return (reader, target) => {
    const known = Object.hasOwn(target, name) ? (target[name] as Structure) : undefined
    const map = known ?? {}
    if (!known) setOwn(target, name, map)
    if (flattened) readEntry(reader, map)
    else readMap(reader, readEntry, map)
  }
}

function readMap(reader: XmlReader, readEntry: EntryReader, map: Structure): Structure {
  while (reader.nextChild()) readEntry(reader, map)
  return map
}

type EntryReader = (reader: XmlReader, map: Structure) => void

/** Reads an entry's key and value, in either order, into a map; an entry that lacks one of them is dropped. */
function entryReader(shape: Shape): EntryReader {
  const keyName = Buffer.from(shape.key.wireName)
  const valueName = Buffer.from(shape.value.wireName)
  return (reader, map) => {
    let key: string | undefined
    let value: unknown
    while (reader.nextChild()) {
      if (reader.nameIs(keyName)) key = reader.readText()
      else if (reader.nameIs(valueName)) value = xmlDecoder(shape.value.shape)(reader)
      else reader.skip()
    }
    if (key !== undefined && value !== undefined) setOwn(map, key, value)
  }
}
