import type { Member, Shape } from '../../../models/index.js'
import { recordRun, setOwn } from '../../../values/index.js'
import type { Structure } from '../../contract/index.js'
import { type ElementTag, elementTag, ScalarElement, type XmlReader } from '../reader/index.js'
import type { Field, Occurrence } from './field.js'
import type { DecoderOf, XmlDecoder } from './xml-decoder.js'

/** Reads all items of the current element into a list. */
type ItemsReader = (reader: XmlReader, list: unknown[]) => unknown[]

/** Decodes an element that contains one element per item. */
export function listDecoder(shape: Shape, decoderOf: DecoderOf): XmlDecoder {
  const readItems = itemsReader(shape, decoderOf)
  return (reader) => readItems(reader, [])
}

type Tag = ElementTag | undefined

/** How the elements of a list member are read: the first one, which gives the list, and any. */
type ListReaders = Pick<Field, 'first' | 'read'>

/** Reads a list member. A list in several elements keeps all its items, even if the model does not flatten it. */
export function listField({ name, shape }: Member, decoderOf: DecoderOf): ListReaders {
  const readItems = itemsReader(shape, decoderOf)
  return {
    first: (reader) => readItems(reader, []),
    read: (reader, target, occurrence) => readItems(reader, listOf(target, name, occurrence)),
  }
}

export function flattenedField({ name, shape }: Member, tag: Tag, decoderOf: DecoderOf): ListReaders {
  const readItems = flattenedReader(shape, tag, decoderOf)
  return {
    first: (reader) => readItems(reader, []),
    read: (reader, target, occurrence) => readItems(reader, listOf(target, name, occurrence)),
  }
}

/** Reads one of several flattened lists, and records the order of the document. */
export function interleavedField({ name, shape }: Member, tag: Tag, decoderOf: DecoderOf): ListReaders {
  const readItems = flattenedReader(shape, tag, decoderOf)
  const readRun = (reader: XmlReader, list: unknown[]) => {
    recordRun(list, reader.offset)
    return readItems(reader, list)
  }
  return {
    first: (reader) => readRun(reader, []),
    read(reader, target, occurrence) {
      const list = listOf(target, name, occurrence)
      return occurrence === 'consecutive' ? readItems(reader, list) : readRun(reader, list)
    },
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

/** Reads the item that the reader has entered, and those that follow it at once. */
function flattenedReader({ element }: Shape, tag: Tag, decoderOf: DecoderOf): ItemsReader {
  let decode: XmlDecoder | undefined
  return (reader, list) => {
    decode ??= decoderOf(element.shape, tag)
    do list.push(decode(reader))
    while (reader.enters(tag))
    return list
  }
}

function itemsReader({ element }: Shape, decoderOf: DecoderOf): ItemsReader {
  const { wireName, shape } = element
  const tag = elementTag(wireName)
  const scalar = ScalarElement.of(wireName, shape)
  let decode: XmlDecoder | undefined
  return (reader, list) => {
    decode ??= decoderOf(shape, tag)
    for (;;) {
      const item = scalar && reader.takes(scalar)
      if (item !== undefined) list.push(item)
      else if (reader.enters(tag) || reader.nextChild()) list.push(decode(reader))
      else return list
    }
  }
}
