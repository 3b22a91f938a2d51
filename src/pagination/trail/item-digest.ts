import { isBytes, isDate } from '../../values/index.js'

/** A hash over items that were delivered, one after the other: 53 bits, so that a number holds it. */
export const emptyDigest = 0

/**
 * Of so many items one is hashed, by its number in the listing: hashing them all would cost as much as reading them.
 * With the last one delivered, which is compared as well, that tells a listing in which anything moved.
 */
const stride = 16

/** The hash over a listing's items once the one of number `index`, from 0, is delivered too. */
export function digestNext(digest: number, index: number, item: unknown): number {
  return index % stride === 0 ? digestItem(digest, item) : digest
}

/**
 * The hash over what `digest` is over and then `item`, all of it. Two lanes of MurmurHash's mixing, as in cyrb53
 * (https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js): it tells a listing that is still the
 * same from one that is not, and is no protection from who would deceive it.
 */
export function digestItem(digest: number, item: unknown): number {
  high = 0xdeadbeef ^ (digest / 2 ** 32)
  low = 0x41c6ce57 ^ digest
  mix(item)
  const mixed = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(mixed ^ (mixed >>> 13), 3266489909)
  return 2 ** 32 * (2097151 & mixed) + (low >>> 0)
}

/** The lanes of the hash that is being made. */
let high = 0
let low = 0

/** Mixed in before what is no text, so that `1` is not `'1'`, nor `[]` the same as `{}`. */
const mark = {
  list: 0x11000,
  structure: 0x12000,
  bytes: 0x13000,
  time: 0x14000,
  other: 0x15000,
  end: 0x16000,
}

function mix(value: unknown): void {
  if (typeof value === 'string') mixText(value)
  else if (typeof value !== 'object' || value === null) mixMarked(mark.other, String(value))
  else if (isDate(value)) mixMarked(mark.time, String(value.getTime()))
  else if (isBytes(value)) {
    mixCode(mark.bytes)
    for (let index = 0; index < value.length; index++) mixCode(value[index] as number)
  } else if (Array.isArray(value)) {
    mixCode(mark.list)
    for (const item of value) mix(item)
    mixCode(mark.end)
  } else mixStructure(value)
}

function mixStructure(structure: object): void {
  mixCode(mark.structure)
  for (const [name, value] of Object.entries(structure)) {
    mixText(name)
    mix(value)
  }
  mixCode(mark.end)
}

function mixMarked(kind: number, text: string): void {
  mixCode(kind)
  mixText(text)
}

/** The lanes are kept at hand until the text is through: it is nearly all that an item holds. */
function mixText(text: string): void {
  const { length } = text
  let a = high
  let b = low
  for (let index = -1; index < length; index++) {
    const code = index < 0 ? length : text.charCodeAt(index)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  high = a
  low = b
}

function mixCode(code: number): void {
  high = Math.imul(high ^ code, 2654435761)
  low = Math.imul(low ^ code, 1597334677)
}
