import { setOwn } from '../../../values/index.js'
import { expectNext } from '../../bytes/index.js'
import type { Structure } from '../../contract/index.js'
import type { ElementTag, XmlReader } from '../reader/index.js'
import { MemberTrie, type PartOfRow, readRow } from '../rows/index.js'
import { listOf } from './decode-list.js'
import type { Attribute, Field, Fields } from './field.js'
import type { XmlStructureDecoder } from './xml-decoder.js'

/** How many expected fields are compared before the name of the element is read and looked up. */
const MOST_GUESSES = 4
/** Instead of a value: the reader has entered the element. */
const ENTERED = Symbol('entered')

/** Gives the members when the first value is decoded, since shapes can contain themselves. */
type FieldsOf = () => Fields

export function structureDecoder(fieldsOf: FieldsOf): XmlStructureDecoder {
  let fields: Fields | undefined
  return (reader) => {
    fields ??= fieldsOf()
    return readStructure(reader, fields)
  }
}

/** Decodes the structures in the elements of one place, which have this tag. */
export function rowDecoder(tag: ElementTag, fieldsOf: FieldsOf): XmlStructureDecoder {
  let trie: MemberTrie<Field> | undefined
  let fields: Fields | undefined
  return (reader) => {
    fields ??= fieldsOf()
    if (!reader.isAtStartOf(tag) || !fields.formRows) return readStructure(reader, fields)
    trie ??= trieOf(tag, fields)
    return readRow(reader, trie)
  }
}

function trieOf(tag: ElementTag, fields: Fields): MemberTrie<Field> {
  const readRest = (reader: XmlReader, { target, met, isEntered }: PartOfRow<Field>) => {
    const last = met.at(-1) ?? fields.start
    const seen = met.reduce((bits, { bit }) => bits | bit, 0)
    const entered = isEntered ? fields.byName.get(reader.name) : undefined
    return readMembers(reader, fields, { target, last, seen, entered })
  }
  return new MemberTrie(tag, { byName: fields.byName, readRest })
}

function readStructure(reader: XmlReader, fields: Fields): Structure {
  const target: Structure = {}
  if (fields.attributes.length > 0) readAttributes(reader, fields.attributes, target)
  return readMembers(reader, fields, { target, last: fields.start, seen: 0, entered: undefined })
}

/** How far a structure was read. */
interface Progress {
  readonly target: Structure
  readonly last: Field
  /** The bits of the fields in `target`. */
  readonly seen: number
  /** The field whose element the reader has entered. */
  readonly entered: Field | undefined
}

function readMembers(reader: XmlReader, fields: Fields, progress: Progress): Structure {
  const { target } = progress
  let { last, seen } = progress
  for (let field = progress.entered; ; field = undefined) {
    let found: unknown = field && ENTERED
    for (let tries = 0; found === undefined && tries < MOST_GUESSES; tries++) {
      field = (field ?? last).next
      if (field === undefined) break
      found = takeNext(reader, field)
    }
    if (found === undefined) {
      if (!reader.nextChild()) return target
      field = fields.byName.get(reader.name)
      if (field === undefined) {
        reader.skip()
        continue
      }
      expectNext(last, field)
      found = ENTERED
    }
    if (field === undefined) continue
    const occurrence = field === last ? 'consecutive' : isFirst(field, seen) ? 'first' : 'other'
    if (found === ENTERED) field.read(reader, target, occurrence)
    // V8 reserves room for more than one item when an empty list grows; most lists of scalars have one item.
    else if (field.isItem && occurrence === 'first') setOwn(target, field.name, [found])
    else if (field.isItem) listOf(target, field.name, occurrence).push(found)
    else setOwn(target, field.name, found)
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
