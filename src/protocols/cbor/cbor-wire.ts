import { EMPTY_TEXT, LARGEST_NUMBER, TEXT_WITH_LENGTH_BYTE } from './initial-byte.js'

/** A text as CBOR writes it, length and all, to be compared four bytes at a time. */
export interface Wire {
  readonly length: number
  /** How many bytes a comparison looks at. */
  readonly reach: number
  readonly words: readonly number[]
  /** The bits of the last word that are the text's. */
  readonly lastMask: number
}

const WORD = 4
const LONGEST = 0xff
/** Of a text that is too long to be worth it: no body reaches as far. */
const NEVER: Wire = { length: 0, reach: Number.MAX_SAFE_INTEGER, words: [], lastMask: 0 }

export function wireOf(text: string): Wire {
  const content = Buffer.from(text)
  const { length } = content
  if (length > LONGEST) return NEVER
  const head = length > LARGEST_NUMBER ? [TEXT_WITH_LENGTH_BYTE, length] : [EMPTY_TEXT + length]
  const bytes = Buffer.concat([Uint8Array.from(head), content])
  const count = Math.ceil(bytes.length / WORD)
  const words = Array.from({ length: count }, (_, index) => wordAt(bytes, index * WORD))
  const bitsBeyond = 8 * (count * WORD - bytes.length)
  return { length: bytes.length, reach: count * WORD, words, lastMask: -1 << bitsBeyond }
}

/** The bytes from `at` on, the first of them highest; those behind the end are 0. */
function wordAt(bytes: Uint8Array, at: number): number {
  let word = 0
  for (let i = 0; i < WORD; i++) word |= (bytes[at + i] ?? 0) << (24 - 8 * i)
  return word
}
