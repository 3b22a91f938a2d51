import { elementTag, ScalarContent, type XmlReader } from '../reader/index.js'
import type { RowElement } from './row-field.js'

/** An element that is no member. undefined for a name that XML can write in several ways. */
export function skippedElement(name: string): RowElement | undefined {
  const tag = elementTag(name)
  return tag && { tag, content: ScalarContent.skipped, isItem: false, first: skip }
}

function skip(reader: XmlReader): undefined {
  reader.skip()
}
