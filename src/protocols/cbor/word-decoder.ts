import type { CborReader } from './cbor-reader.js'
import { type Wire, wireOf } from './cbor-wire.js'

interface Word {
  readonly text: string
  readonly wire: Wire
}

/** An enumeration has few values in use; where it has more, the others are read as any text. */
const MOST_WORDS = 8

/**
 * The decoder of an enumeration: a value that was met before, as most were, is compared and not made anew. It saves
 * the making, and a string for each item that is kept.
 */
export function wordDecoder(values: readonly string[]): (reader: CborReader) => string {
  const known = new Set(values)
  const words: Word[] = []
  return (reader) => {
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as Word
      if (reader.takes(word.wire)) return word.text
    }
    const text = reader.text()
    if (words.length < MOST_WORDS && known.delete(text)) words.push({ text, wire: wireOf(text) })
    return text
  }
}
