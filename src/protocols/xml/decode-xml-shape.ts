import type { Member, Shape } from '../../models/index.js'
import { noteRun, setOwn } from '../../values/index.js'
import type { Structure } from '../contract/index.js'
import { scalarDecoder, textParser } from './scalar-decoder.js'
import { UsualElement } from './usual-element.js'
import type { XmlReader } from './xml-reader.js'
import { isPlainName, type Wire, wireOf } from './xml-wire.js'

/** Reads the element that the reader has entered, to its end, and makes the user's value of it. */
export type XmlDecoder = (reader: XmlReader) => unknown
export type XmlStructureDecoder = (reader: XmlReader) => Structure

/** A member of a structure, or an element of a flattened list or map, by its element's name. */
interface Field {
  /** The member's. */
  readonly name: string
  /** The element's tag as it nearly always is: without prefix, attributes or blanks. */
  readonly tag: Wire | undefined
  /** The whole element as it nearly always is, where it is the member's value. */
  readonly usual: UsualElement | undefined
  /** Whether elements are items of the member, a list. */
  readonly isItem: boolean
  /** Its own among those of its structure; 0 for those beyond the bits that there are. */
  readonly bit: number
  readonly read: (reader: XmlReader, target: Structure, came: Came) => void
  /** The field that came after this one: pages repeat themselves, so it is tried first. */
  next: Field | undefined
}

/** Whether a field is its structure's `first` element of it, or its element before was this field's too. */
type Came = 'first' | 'goes on' | 'again or unknown'

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

/** How many fields are tried before the element's name is read and looked up: as many members may be left out. */
const MOST_TRIES = 4
/** As many as a small integer has. */
const BITS = 30
/** In place of a value: the reader stands in the element. */
const ENTERED = Symbol('entered')

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
      const { wireName, shape: its } = shape.element
      const [tag, usual] = [tagOf(wireName), UsualElement.of(wireName, its)]
      return (reader) => readList(reader, { decode: xmlDecoder(its), tag, usual }, [])
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
  let seen = 0
  for (;;) {
    let field = last.next
    let found = field && takeUsual(reader, field)
    for (let tries = 1; field !== undefined && found === undefined; tries++) {
      field = tries < MOST_TRIES ? field.next : undefined
      found = field && takeUsual(reader, field)
    }
    if (field === undefined) {
      if (!reader.nextChild()) return target
      field = fields.byName.get(reader.name)
      if (field === undefined) {
        reader.skip()
        continue
      }
      expectNextTime(last, field)
      found = ENTERED
    }
    const came = field === last ? 'goes on' : isFirst(field, seen) ? 'first' : 'again or unknown'
    if (found === ENTERED) field.read(reader, target, came)
    else if (field.isItem) addItem(target, field.name, found, came)
    else target[field.name] = found
    seen |= field.bit
    last = field
  }
}

/** Takes the next element if it is this field's in its usual form: its value, or `ENTERED` for one to be read. */
function takeUsual(reader: XmlReader, { usual, tag }: Field): unknown {
  if (usual !== undefined) return reader.takes(usual)
  return reader.enters(tag) ? ENTERED : undefined
}

function isFirst({ bit }: Field, seen: number): boolean {
  return bit !== 0 && (seen & bit) === 0
}

/** What was expected in its place still comes after it, if it has no other: members may be left out. */
function expectNextTime(last: Field, field: Field): void {
  field.next ??= last.next
  last.next = field
}

/** A list that holds one item is made with it: V8 makes room for more than one in a list that grows. */
function addItem(target: Structure, name: string, value: unknown, came: Came): void {
  if (came === 'first') setOwn(target, name, [value])
  else listOf(target, name, came).push(value)
}

/** The member's list so far. */
function listOf(target: Structure, name: string, came: Came): unknown[] {
  const known = came === 'first' ? undefined : target[name]
  if (Array.isArray(known)) return known
  const list: unknown[] = []
  setOwn(target, name, list)
  return list
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
      name: member.name,
      tag: tagOf(name),
      usual: usualElement(name, member, isInterleaved),
      isItem: isFlattenedList(member),
      bit: byName.size < BITS ? 1 << byName.size : 0,
      read: fieldReader(member, isInterleaved),
      next: undefined,
    }
    byName.set(name, field)
    if (name !== member.wireName) aliases.push([member.wireName, field])
  }
  for (const [name, field] of aliases) {
    if (!byName.has(name)) byName.set(name, { ...field, tag: tagOf(name), usual: field.usual?.named(name) })
  }
  const start = {
    name: '',
    tag: undefined,
    usual: undefined,
    isItem: false,
    bit: 0,
    read: () => {},
    next: undefined,
  }
  return { start, byName, attributes }
}

/** The tag of an element; undefined for a name that XML would read as something else. */
function tagOf(name: string): Wire | undefined {
  return isPlainName(name) ? wireOf(`<${name}>`) : undefined
}

/** The element of a scalar, or of an item of a flattened list of scalars. */
function usualElement(name: string, member: Member, isInterleaved: boolean): UsualElement | undefined {
  if (!isFlattenedList(member))
    return member.name === '__proto__' ? undefined : UsualElement.of(name, member.shape)
  return isInterleaved ? undefined : UsualElement.of(name, member.shape.element.shape)
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
  const usual = UsualElement.of(shape.element.wireName, shape.element.shape)
  return (reader, target, came) => {
    decode ??= xmlDecoder(shape.element.shape)
    const list = listOf(target, name, came)
    if (flattened) list.push(decode(reader))
    else readList(reader, { decode, tag, usual }, list)
  }
}

/** As `listField`, of a flattened list among others. */
function interleavedField(name: string, shape: Shape): Field['read'] {
  let decode: XmlDecoder | undefined
  return (reader, target, came) => {
    decode ??= xmlDecoder(shape.element.shape)
    const list = listOf(target, name, came)
    if (came !== 'goes on') noteRun(list, reader.offset)
    list.push(decode(reader))
  }
}

interface Items {
  readonly decode: XmlDecoder
  readonly tag: Wire | undefined
  readonly usual: UsualElement | undefined
}

function readList(reader: XmlReader, { decode, tag, usual }: Items, list: unknown[]): unknown[] {
  for (;;) {
    const item = usual && reader.takes(usual)
    if (item !== undefined) list.push(item)
    else if (reader.enters(tag) || reader.nextChild()) list.push(decode(reader))
    else return list
  }
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
