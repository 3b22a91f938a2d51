import type { Member } from '../../../models/index.js'
import { setOwn } from '../../../values/index.js'
import { expectNext } from '../../bytes/index.js'
import type { Structure } from '../../contract/index.js'
import type { XmlReader } from '../reader/index.js'
import { compileFields } from './compile-fields.js'
import { listOf } from './decode-list.js'
import type { Attribute, Field, Fields } from './field.js'
import type { DecoderOf, XmlStructureDecoder } from './xml-decoder.js'

/** How many expected fields are compared before the name of the element is read and looked up. */
const MOST_GUESSES = 4
/** Instead of a value: the reader has entered the element. */
const ENTERED = Symbol('entered')

/** Compiles the members when the first value is decoded, since shapes can contain themselves. */
export function structureDecoder(
  members: () => ReadonlyMap<string, Member>,
  decoderOf: DecoderOf,
): XmlStructureDecoder {
  let fields: Fields | undefined
  return (reader) => {
    fields ??= compileFields(members(), decoderOf)
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
    let found = field && takeNext(reader, field)
    for (let tries = 1; field !== undefined && found === undefined; tries++) {
      field = tries < MOST_GUESSES ? field.next : undefined
      found = field && takeNext(reader, field)
    }
    if (field === undefined) {
      if (!reader.nextChild()) return target
      field = fields.byName.get(reader.name)
      if (field === undefined) {
        reader.skip()
        continue
      }
      expectNext(last, field)
      found = ENTERED
    }
    const occurrence = field === last ? 'consecutive' : isFirst(field, seen) ? 'first' : 'other'
    if (found === ENTERED) field.read(reader, target, occurrence)
    // V8 reserves room for more than one item when an empty list grows; most lists of scalars have one item.
    else if (field.isItem && occurrence === 'first') setOwn(target, field.name, [found])
    else if (field.isItem) listOf(target, field.name, occurrence).push(found)
    else target[field.name] = found
    seen |= field.bit
    last = field
  }
}

/** The value of the next element if it is this field's in its usual form, or `ENTERED`; undefined for another one. */
function takeNext(reader: XmlReader, { scalar, tag }: Field): unknown {
  if (scalar !== undefined) return reader.takes(scalar)
  return reader.enters(tag) ? ENTERED : undefined
}

function isFirst({ bit }: Field, seen: number): boolean {
  return bit !== 0 && (seen & bit) === 0
}

function readAttributes(reader: XmlReader, attributes: readonly Attribute[], target: Structure): void {
  const found = reader.attributes()
  for (const { name, wireName, parse } of attributes) {
    const text = found.get(wireName) ?? withOtherPrefix(found, wireName)
    if (text !== undefined) setOwn(target, name, parse(text))
  }
}

/** A document can bind another prefix to the namespace than the model does in `xsi:type`. */
function withOtherPrefix(found: ReadonlyMap<string, string>, wireName: string): string | undefined {
  const colon = wireName.indexOf(':')
  if (colon < 0) return undefined
  const local = wireName.slice(colon)
  for (const [name, text] of found) {
    if (name.endsWith(local) && !name.startsWith('xmlns:')) return text
  }
  return undefined
}
