import { isBytes, isDate, isSet } from '../../values/index.js'

/** The digest of no items. A digest has 53 bits, so a number can represent it exactly. */
export const emptyDigest = 0

/**
 * Only every 16th item is hashed; hashing all of them would cost as much as decoding them. The last delivered item is
 * compared too, so a listing in which items moved is noticed.
 */
const stride = 16

/** Adds the listing's item number `index`, counted from 0, to a digest. */
export function digestNext(digest: number, index: number, item: unknown): number {
  return index % stride === 0 ? digestItem(digest, item) : digest
}

/** Adds the items from number `index` on. Looks only at those that are hashed. */
export function digestItems(digest: number, index: number, items: readonly unknown[]): number {
  let all = digest
  for (let at = (stride - (index % stride)) % stride; at < items.length; at += stride)
    all = digestItem(all, items[at])
  return all
}

/**
 * Adds a whole item to a digest. It mixes two lanes as MurmurHash does, like cyrb53
 * (https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js). It shows whether a listing has changed; it is
 * not cryptographic.
 */
export function digestItem(digest: number, item: unknown): number {
  high = 0xdeadbeef ^ (digest / 2 ** 32)
  low = 0x41c6ce57 ^ digest
  mix(item)
  const mixed = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(mixed ^ (mixed >>> 13), 3266489909)
  return 2 ** 32 * (2097151 & mixed) + (low >>> 0)
}

/** The two lanes of the digest in progress. */
let high = 0
let low = 0

/** Mixed in before every value that is not a string, so that `1` differs from `'1'`, and `[]` from `{}`. */
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
  } else if (Array.isArray(value) || isSet(value)) {
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

/** Works on local copies of the lanes, which is faster: items consist mostly of text. */
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
