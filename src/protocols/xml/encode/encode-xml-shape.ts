import type { Member, Shape, TimestampFormat, XmlNamespace } from '../../../models/index.js'
import { getOwn, memoize } from '../../../values/index.js'
import { asList, asStructure, type Structure } from '../../contract/index.js'
import { encodeBase64, formatTimestamp, parseTimestamp } from '../../scalars/index.js'
import { escapeAttribute, escapeXml } from './escape.js'

/**
 * Requests and responses differ in one thing: the name of a flattened list's elements if the model gives them a name of
 * their own (SimpleDB). boto3 sends the member's name and reads the element's name.
 */
export type XmlDirection = 'request' | 'response'

/** The element that a value is written into. */
export interface XmlElement {
  readonly name: string
  readonly namespace?: XmlNamespace | undefined
  readonly direction: XmlDirection
}

/** What a writer needs besides the shape. */
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

/** Kept by the map of members: all members of a shape, or those that are sent in the body. */
const structureWriters = {
  request: memoize((members: ReadonlyMap<string, Member>) => compileStructure(members, 'request')),
  response: memoize((members: ReadonlyMap<string, Member>) => compileStructure(members, 'response')),
}

/** Parts of an HTTP message that hold members which are not in the body. */
const OUTSIDE_BODY: Readonly<Record<XmlDirection, ReadonlySet<string | undefined>>> = {
  request: new Set(['uri', 'querystring', 'header', 'headers']),
  response: new Set(['header', 'headers', 'statusCode']),
}

/** Writes a value as an element. Members that are null or undefined are left out. */
export function writeShape(shape: Shape, value: unknown, element: XmlElement): string {
  const { name, namespace, direction } = element
  const timestampFormat = shape.traits.timestampFormat ?? 'iso8601'
  return elementWriter(shape, name, { direction, namespace, timestampFormat })(value)
}

/** Writes some members of a structure. Pass the same map each time: the writers are kept by it. */
export function writeMembers(
  members: ReadonlyMap<string, Member>,
  value: Structure,
  element: XmlElement,
): string {
  const { writeAttributes, writeChildren } = structureWriters[element.direction](members)
  const { name, namespace } = element
  return wrap(`<${name}${namespaceAttribute(namespace)}${writeAttributes(value)}`, name, writeChildren(value))
}

function elementWriter(shape: Shape, name: string, form: Form): Writer {
  const open = `<${name}${namespaceAttribute(form.namespace)}`
  if (shape.type === 'structure') return structureWriter(shape, { open, name, direction: form.direction })
  const writeContent = contentWriter(shape, form)
  return (value) => wrap(open, name, writeContent(value))
}

interface Tag {
  /** The start tag without its `>`: attributes can follow. */
  readonly open: string
  readonly name: string
  readonly direction: XmlDirection
}

/** Compiles the members when the first value is written, since shapes can contain themselves. */
function structureWriter(shape: Shape, { open, name, direction }: Tag): Writer {
  let writers: StructureWriters | undefined
  return (value) => {
    writers ??= structureWriters[direction](shape.members)
    return wrap(open + writers.writeAttributes(value), name, writers.writeChildren(value))
  }
}

function compileStructure(members: ReadonlyMap<string, Member>, direction: XmlDirection): StructureWriters {
  const inBody = [...members.values()].filter((member) => !OUTSIDE_BODY[direction].has(member.location))
  const attributes = inBody.filter((member) => member.traits.xmlAttribute)
  const children = inBody.filter((member) => !member.traits.xmlAttribute)
  return {
    writeAttributes: joined(attributes, attributeWriter),
    writeChildren: joined(children, (member) => memberWriter(member, direction)),
  }
}

function joined(members: readonly Member[], writerOf: (member: Member) => Writer): Writer {
  const entries = members.map((member) => ({ name: member.name, write: writerOf(member) }))
  return (value) => {
    const object = asStructure(value)
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

/** Writes a member as one element or, if it is flattened, as one element per item. */
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

/** Writes an item of a list. The items of a flattened list have the list's namespace. */
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
    return asList(value)
      .map((item) => (item === undefined || item === null ? '' : write(item)))
      .join('')
  }
}

/** Writes a `[key, value]` of a map. */
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
    Object.entries(asStructure(value))
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
