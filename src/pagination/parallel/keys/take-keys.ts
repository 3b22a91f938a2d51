import type { Delivered } from '../../page/index.js'
import type { PieceView, Taken } from '../division/index.js'
import type { KeyBounds } from './key-bounds.js'
import { versionOf } from './key-checks.js'
import { countUpTo, isBefore, isGroupOf, type KeyList, type KeyReader } from './sorted-keys.js'

/** What of the lists belongs to a piece: the keys after its `lo`, up to its `hi`. */
export function takeKeys(
  reader: KeyReader,
  { bounds, cursor }: Pick<PieceView<KeyBounds>, 'bounds' | 'cursor'>,
  { lists, delimiter }: { readonly lists: readonly KeyList[]; readonly delimiter: string },
): Taken {
  const { lo, hi } = bounds
  const shares = lists.map((list) => {
    const kept = countKept(reader, bounds, list)
    return { list, skipped: Math.min(kept, countSkipped(reader, bounds, { list, delimiter })), kept }
  })
  const isCut = shares.some(({ list, kept }) => kept < list.keys.length)
  const isSkipped = shares.some(({ skipped }) => skipped > 0)
  const last = shares.reduce<string | undefined>((found, { list, skipped, kept }) => {
    const key = kept > skipped ? list.keys[kept - 1] : undefined
    return key !== undefined && (found === undefined || isBefore(found, key)) ? key : found
  }, undefined)
  const isBounded = lo !== undefined || hi !== undefined
  return {
    skipped: isSkipped
      ? counts(
          reader,
          shares.map(({ list, skipped }) => [list.name, skipped]),
        )
      : undefined,
    kept: isCut
      ? counts(
          reader,
          shares.map(({ list, kept }) => [list.name, kept]),
        )
      : undefined,
    isNone: isBounded && last === undefined,
    // A key can have more versions on the next page.
    isEnd: isCut || (hi !== undefined && last === hi && reader.others.length === 0),
    cursor: last ?? cursor,
  }
}

/** How many keys of the lists belong to a piece. */
export function countOwn({ lo, hi }: KeyBounds, lists: readonly KeyList[]): number {
  return lists.reduce((sum, { keys }) => {
    const end = hi === undefined ? keys.length : countUpTo(keys, hi)
    return sum + Math.max(0, end - (lo === undefined ? 0 : countUpTo(keys, lo)))
  }, 0)
}

/** How many first items of a list lie before the piece's end; of the key `hi`, only those that are known. */
function countKept({ others }: KeyReader, { hi, only }: KeyBounds, { keys, items }: KeyList): number {
  if (hi === undefined) return keys.length
  let kept = countUpTo(keys, hi)
  if (only === undefined) return kept
  const known = new Set(only)
  while (kept > 0 && keys[kept - 1] === hi && !known.has(versionOf(others, items[kept - 1]))) kept--
  return kept
}

/**
 * How many first items of a list lie before the piece: those up to the key `lo`, and the group around the start. Keys
 * before the start itself are a misread page.
 */
function countSkipped(
  { others }: KeyReader,
  { lo, from, seen }: KeyBounds,
  { list: { keys, items }, delimiter }: { readonly list: KeyList; readonly delimiter: string },
): number {
  if (lo === undefined) return 0
  const start = from ?? lo
  const known = seen && new Set(seen)
  let skipped = 0
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? ''
    if (key !== lo && !isBefore(key, lo) && !isGroupOf(key, start, delimiter)) break
    if (key !== lo || !known || known.has(versionOf(others, items[index]))) skipped = index + 1
  }
  return skipped
}

/** Every list that has items, and the listing's first one always. */
function counts({ lists }: KeyReader, known: readonly (readonly [string, number])[]): Delivered {
  const primary = lists[0]?.key.name ?? ''
  return new Map([[primary, 0], ...known])
}
