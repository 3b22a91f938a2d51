import type { Member, Shape } from '../../../models/index.js'
import { recordRun, setOwn } from '../../../values/index.js'
import type { Structure } from '../../contract/index.js'
import { ScalarElement, startTag, type XmlReader } from '../reader/index.js'
import type { FieldReader, Occurrence } from './field.js'
import type { DecoderOf, XmlDecoder } from './xml-decoder.js'

/** Reads all items of the current element into a list. */
type ItemsReader = (reader: XmlReader, list: unknown[]) => unknown[]

/** Decodes an element that contains one element per item. */
export function listDecoder(shape: Shape, decoderOf: DecoderOf): XmlDecoder {
  const readItems = itemsReader(shape, decoderOf)
  return (reader) => readItems(reader, [])
}

/** Reads a list member. A list in several elements keeps all its items, even if the model does not flatten it. */
export function listField({ name, shape, flattened }: Member, decoderOf: DecoderOf): FieldReader {
  if (flattened) return flattenedField(name, shape, decoderOf)
  const readItems = itemsReader(shape, decoderOf)
  return (reader, target, occurrence) => {
    readItems(reader, listOf(target, name, occurrence))
  }
}

function flattenedField(name: string, shape: Shape, decoderOf: DecoderOf): FieldReader {
  let decode: XmlDecoder | undefined
  return (reader, target, occurrence) => {
    decode ??= decoderOf(shape.element.shape)
    listOf(target, name, occurrence).push(decode(reader))
  }
}

/** Reads an item of one of several flattened lists, and records the order of the document. */
export function interleavedField({ name, shape }: Member, decoderOf: DecoderOf): FieldReader {
  let decode: XmlDecoder | undefined
  return (reader, target, occurrence) => {
    decode ??= decoderOf(shape.element.shape)
    const list = listOf(target, name, occurrence)
    if (occurrence !== 'consecutive') recordRun(list, reader.offset)
    list.push(decode(reader))
  }
}

/** The list of a member so far. */
export function listOf(target: Structure, name: string, occurrence: Occurrence): unknown[] {
  const known = occurrence === 'first' ? undefined : target[name]
  if (Array.isArray(known)) return known
  const list: unknown[] = []
  setOwn(target, name, list)
  return list
}

function itemsReader({ element }: Shape, decoderOf: DecoderOf): ItemsReader {
  const { wireName, shape } = element
  const tag = startTag(wireName)
  const scalar = ScalarElement.of(wireName, shape)
  let decode: XmlDecoder | undefined
  return (reader, list) => {
    decode ??= decoderOf(shape)
    for (;;) {
      const item = scalar && reader.takes(scalar)
      if (item !== undefined) list.push(item)
      else if (reader.enters(tag) || reader.nextChild()) list.push(decode(reader))
      else return list
    }
  }
}
