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
  const text = textOf(item)
  let high = 0xdeadbeef ^ (digest / 2 ** 32)
  let low = 0x41c6ce57 ^ digest
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 2 ** 32 * (2097151 & high) + (low >>> 0)
}

function textOf(item: unknown): string {
  if (typeof item === 'string') return item
  try {
    return JSON.stringify(item) ?? 'undefined'
  } catch {
    return JSON.stringify(item, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  }
}
