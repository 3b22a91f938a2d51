import type { Member } from '../../../models/index.js'
import { setOwn } from '../../../values/index.js'
import { type ElementTag, elementTag, ScalarElement, type XmlReader } from '../reader/index.js'
import { flattenedField, interleavedField, listField } from './decode-list.js'
import { mapField } from './decode-map.js'
import type { Attribute, Field, Fields } from './field.js'
import { textParser } from './scalar-decoder.js'
import type { DecoderOf, XmlDecoder } from './xml-decoder.js'

type Members = ReadonlyMap<string, Member>

/** V8 stores an integer of up to this many bits without an allocation. */
const BITS = 30

export function compileFields(members: Members, decoderOf: DecoderOf): Fields {
  const byName = new Map<string, Field>()
  const aliases: [string, Member, Field][] = []
  const compile = fieldCompiler(members, decoderOf)
  for (const member of members.values()) {
    const name = elementName(member)
    // S3's `Events` and the deprecated `Event` before it have the same element name; the list of all of them counts.
    if (member.traits.deprecated && byName.has(name)) continue
    const field = compile(member, name, byName.size)
    byName.set(name, field)
    if (name !== member.wireName) aliases.push([member.wireName, member, field])
  }
  // Both names mark the member as seen.
  for (const [name, member, { bit }] of aliases)
    if (!byName.has(name)) byName.set(name, { ...compile(member, name, 0), bit })
  return {
    start: startField(),
    byName,
    attributes: compileAttributes(members),
    formRows: !members.has('__proto__'),
  }
}

/** The `index`th field of a structure. */
function fieldCompiler(members: Members, decoderOf: DecoderOf) {
  const isInterleaved = [...members.values()].filter(isFlattenedList).length > 1
  return (member: Member, name: string, index: number): Field => {
    const tag = elementTag(name)
    const scalar = scalarElement(member, name, isInterleaved)
    return {
      name: member.name,
      tag,
      scalar,
      content: scalar?.content,
      isItem: isFlattenedList(member),
      bit: index < BITS ? 1 << index : 0,
      ...fieldReaders(member, { tag, isInterleaved, decoderOf }),
      next: undefined,
    }
  }
}

function startField(): Field {
  return {
    name: '',
    tag: undefined,
    scalar: undefined,
    content: undefined,
    isItem: false,
    bit: 0,
    first: () => {},
    read: () => {},
    next: undefined,
  }
}

function compileAttributes(members: Members): readonly Attribute[] {
  return [...members.values()]
    .filter((member) => member.traits.xmlAttribute)
    .map(({ name, wireName, shape }) => ({ name, wireName, parse: textParser(shape) }))
}

/** The element of a scalar member, or of an item of a flattened list of scalars. */
function scalarElement(member: Member, name: string, isInterleaved: boolean): ScalarElement | undefined {
  if (!isFlattenedList(member))
    return member.name === '__proto__' ? undefined : ScalarElement.of(name, member.shape)
  return isInterleaved ? undefined : ScalarElement.of(name, member.shape.element.shape)
}

/**
 * The name of a member's element. In SimpleDB the items of a flattened list have a name of their own, which boto3
 * reads. Smithy's rule, the member's name, is read as well.
 */
function elementName(member: Member): string {
  if (!isFlattenedList(member)) return member.wireName
  return member.shape.element.locationName ?? member.wireName
}

function isFlattenedList({ flattened, shape }: Member): boolean {
  return flattened && shape.type === 'list'
}

interface Place {
  readonly tag: ElementTag | undefined
  /** The structure has several flattened lists, whose elements can be mixed, and their order is kept. */
  readonly isInterleaved: boolean
  readonly decoderOf: DecoderOf
}

function fieldReaders(
  member: Member,
  { tag, isInterleaved, decoderOf }: Place,
): Pick<Field, 'first' | 'read'> {
  const { name, shape, flattened } = member
  if (shape.type === 'list') {
    if (!flattened) return listField(member, decoderOf)
    return (isInterleaved ? interleavedField : flattenedField)(member, tag, decoderOf)
  }
  if (shape.type === 'map') return mapField(member, decoderOf)
  let decode: XmlDecoder | undefined
  const first = (reader: XmlReader) => {
    decode ??= decoderOf(shape, tag)
    return decode(reader)
  }
  return { first, read: (reader, target) => setOwn(target, name, first(reader)) }
}
