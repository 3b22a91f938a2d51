import type { Member, Shape, TimestampFormat, XmlNamespace } from '../../models/index.js'
import { getOwn } from '../../values/index.js'
import type { Structure } from '../contract/index.js'
import { encodeBase64, formatTimestamp, parseTimestamp } from '../scalars/index.js'
import { escapeAttribute, escapeXml } from './escape.js'

/**
 * Requests and responses differ in one thing: what a flattened list's element is called where it has a name of
 * its own (SimpleDB). boto3 sends the member's name and reads the element's.
 */
export type XmlDirection = 'request' | 'response'

/** The element that a value is written into. */
export interface XmlElement {
  readonly name: string
  readonly namespace?: XmlNamespace | undefined
  readonly direction: XmlDirection
}

/** What a writer of elements needs besides the shape. */
interface Form {
  readonly direction: XmlDirection
  readonly namespace: XmlNamespace | undefined
  readonly timestampFormat: TimestampFormat
}

type Writer = (value: unknown) => string

interface StructureWriters {
  readonly writeAttributes: Writer
  readonly writeChildren: Writer
}

/** By the map of members: a shape's own, or the part of it that travels in a body. */
const structureWriters: Readonly<Record<XmlDirection, WeakMap<object, StructureWriters>>> = {
  request: new WeakMap(),
  response: new WeakMap(),
}

/** Places in an HTTP message that hold members which the body does not. */
const OUTSIDE_BODY: Readonly<Record<XmlDirection, ReadonlySet<string | undefined>>> = {
  request: new Set(['uri', 'querystring', 'header', 'headers']),
  response: new Set(['header', 'headers', 'statusCode']),
}

/** The XML of a value of this shape, in an element of the given name. Null and undefined members are left out. */
export function writeShape(shape: Shape, value: unknown, element: XmlElement): string {
  const { name, namespace, direction } = element
  const timestampFormat = shape.traits.timestampFormat ?? 'iso8601'
  return elementWriter(shape, name, { direction, namespace, timestampFormat })(value)
}

/** As `writeShape`, of some of a structure's members: always the same map, which keeps what is compiled. */
export function writeMembers(
  members: ReadonlyMap<string, Member>,
  value: Structure,
  element: XmlElement,
): string {
  const { writeAttributes, writeChildren } = compiledStructure(members, element.direction)
  const { name, namespace } = element
  return wrap(`<${name}${namespaceAttribute(namespace)}${writeAttributes(value)}`, name, writeChildren(value))
}

function elementWriter(shape: Shape, name: string, form: Form): Writer {
  const open = `<${name}${namespaceAttribute(form.namespace)}`
  if (shape.type === 'structure') return structureWriter(shape, open, name, form.direction)
  const writeContent = contentWriter(shape, form)
  return (value) => wrap(open, name, writeContent(value))
}

/** Compiled when first written with, not when first met: shapes may hold themselves. */
function structureWriter(shape: Shape, open: string, name: string, direction: XmlDirection): Writer {
  let writers: StructureWriters | undefined
  return (value) => {
    writers ??= compiledStructure(shape.members, direction)
    return wrap(open + writers.writeAttributes(value), name, writers.writeChildren(value))
  }
}

function compiledStructure(members: ReadonlyMap<string, Member>, direction: XmlDirection): StructureWriters {
  const known = structureWriters[direction].get(members)
  if (known) return known
  const inBody = [...members.values()].filter((member) => !OUTSIDE_BODY[direction].has(member.location))
  const attributes = inBody.filter((member) => member.traits.xmlAttribute)
  const children = inBody.filter((member) => !member.traits.xmlAttribute)
  const writers = {
    writeAttributes: joined(attributes, attributeWriter),
    writeChildren: joined(children, (member) => memberWriter(member, direction)),
  }
  structureWriters[direction].set(members, writers)
  return writers
}

function joined(members: readonly Member[], writerOf: (member: Member) => Writer): Writer {
  const entries = members.map((member) => ({ name: member.name, write: writerOf(member) }))
  return (value) => {
    const object = asObject(value)
    let text = ''
    for (const { name, write } of entries) {
      const item = getOwn(object, name)
      if (item !== undefined && item !== null) text += write(item)
    }
    return text
  }
}

function attributeWriter(member: Member): Writer {
  const write = scalarWriter(member.shape, timestampFormatOf(member))
  return (value) => ` ${member.wireName}="${escapeAttribute(write(value))}"`
}

/** A member's element or, where it is flattened, one element per item. */
function memberWriter(member: Member, direction: XmlDirection): Writer {
  const { shape, wireName, xmlNamespace: namespace } = member
  const form = { direction, namespace, timestampFormat: timestampFormatOf(member) }
  if (member.flattened && shape.type === 'list') {
    const own = direction === 'response' ? shape.element.locationName : undefined
    return eachItem(itemWriter(shape, own ?? wireName, form))
  }
  if (member.flattened && shape.type === 'map') return eachEntry(entryWriter(shape, wireName, form))
  return elementWriter(shape, wireName, form)
}

function contentWriter(shape: Shape, form: Form): Writer {
  if (shape.type === 'list') {
    const outer = { ...form, namespace: undefined }
    return eachItem(itemWriter(shape, shape.element.wireName, outer))
  }
  if (shape.type === 'map') {
    const outer = { ...form, namespace: undefined }
    return eachEntry(entryWriter(shape, 'entry', outer))
  }
  const write = scalarWriter(shape, form.timestampFormat)
  return (value) => escapeXml(write(value))
}

/** One item of a list, in an element of this name; a flattened list's namespace is its items'. */
function itemWriter(list: Shape, name: string, form: Form): Writer {
  const { element } = list
  const namespace = element.xmlNamespace ?? form.namespace
  return elementWriter(element.shape, name, {
    ...form,
    namespace,
    timestampFormat: timestampFormatOf(element),
  })
}

function eachItem(write: Writer): Writer {
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError(`expected an array, not ${typeof value}`)
    return value.map((item) => (item === undefined || item === null ? '' : write(item))).join('')
  }
}

/** One `[key, value]` of a map. */
function entryWriter(map: Shape, name: string, form: Form): Writer {
  const writeKey = memberWriter(map.key, form.direction)
  const writeValue = memberWriter(map.value, form.direction)
  const open = `<${name}${namespaceAttribute(form.namespace)}`
  return (entry) => {
    const [key, value] = entry as readonly [unknown, unknown]
    return wrap(open, name, writeKey(key) + writeValue(value))
  }
}

function eachEntry(write: Writer): Writer {
  return (value) =>
    Object.entries(asObject(value))
      .filter(([, item]) => item !== undefined && item !== null)
      .map(write)
      .join('')
}

function scalarWriter(shape: Shape, timestampFormat: TimestampFormat): Writer {
  switch (shape.type) {
    case 'timestamp':
      return (value) => formatTimestamp(parseTimestamp(value), timestampFormat)
    case 'blob':
      return encodeBase64
    default:
      return String
  }
}

function timestampFormatOf(member: Member): TimestampFormat {
  return member.timestampFormat ?? 'iso8601'
}

function namespaceAttribute(namespace: XmlNamespace | undefined): string {
  if (!namespace) return ''
  const name = namespace.prefix ? `xmlns:${namespace.prefix}` : 'xmlns'
  return ` ${name}="${escapeAttribute(namespace.uri)}"`
}

function wrap(open: string, name: string, content: string): string {
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`
}

function asObject(value: unknown): Structure {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`expected an object, not ${value === null ? 'null' : typeof value}`)
  }
  return value as Structure
}
