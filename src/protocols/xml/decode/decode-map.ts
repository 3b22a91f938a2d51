import type { Member, Shape } from '../../../models/index.js'
import { setOwn } from '../../../values/index.js'
import type { Structure } from '../../contract/index.js'
import type { XmlReader } from '../reader/index.js'
import type { Field } from './field.js'
import type { DecoderOf, XmlDecoder } from './xml-decoder.js'

type EntryReader = (reader: XmlReader, map: Structure) => void

/** Decodes an element that contains one element per entry. */
export function mapDecoder(shape: Shape, decoderOf: DecoderOf): XmlDecoder {
  const readEntry = entryReader(shape, decoderOf)
  return (reader) => {
    const map: Structure = {}
    while (reader.nextChild()) readEntry(reader, map)
    return map
  }
}

/** Reads a map member: one element with all entries or, if it is flattened, one element per entry. */
export function mapField(
  { name, shape, flattened }: Member,
  decoderOf: DecoderOf,
): Pick<Field, 'first' | 'read'> {
  const readEntry = entryReader(shape, decoderOf)
  const readEntries = (reader: XmlReader, map: Structure) => {
    if (flattened) readEntry(reader, map)
    else while (reader.nextChild()) readEntry(reader, map)
    return map
  }
  return {
    first: (reader) => readEntries(reader, {}),
    read(reader, target) {
      const known = Object.hasOwn(target, name) ? (target[name] as Structure) : undefined
      const map = known ?? {}
      if (!known) setOwn(target, name, map)
      readEntries(reader, map)
    },
  }
}

/** Reads the key and the value of an entry, in either order. An entry without one of them is dropped. */
function entryReader(shape: Shape, decoderOf: DecoderOf): EntryReader {
  const keyName = Buffer.from(shape.key.wireName)
  const valueName = Buffer.from(shape.value.wireName)
  return (reader, map) => {
    let key: string | undefined
    let value: unknown
    while (reader.nextChild()) {
      if (reader.nameIs(keyName)) key = reader.readText()
      else if (reader.nameIs(valueName)) value = decoderOf(shape.value.shape)(reader)
      else reader.skip()
    }
    if (key !== undefined && value !== undefined) setOwn(map, key, value)
  }
}
