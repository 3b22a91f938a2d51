import fc from 'fast-check'
import { KeyStore } from '../../../support/key-store/key-store.js'
import { seededRandom } from '../../../support/seeded-random.js'

/** What S3 and JavaScript sort differently, what XML cannot hold, and what URLs encode. */
const oddCharacters = [
  ...['a', 'b', '/', 'é', ' ', '+', '%', '~', '\u0001', '\u001f', '\u007f', '\u0080', '\u07ff', '\u0800'],
  ...['\ud7ff', '\ue000', '\uffee', '\uffff', '\u{10000}', '\u{1f600}', '\u{10ffff}'],
]

type MakeKey = (random: () => number, index: number) => string
const below = (random: () => number, end: number) => Math.floor(random() * end)
const text = (characters: readonly string[], longest: number): MakeKey => {
  return (random) =>
    Array.from(
      { length: 1 + below(random, longest) },
      () => characters[below(random, characters.length)],
    ).join('')
}

const styles: Readonly<Record<string, MakeKey>> = {
  short: text(['a', 'b', 'c', '/', '-'], 7),
  odd: text(oddCharacters, 5),
  // 1,024 bytes, which is the longest key, and alike up to the last ones.
  long: (random) => 'é'.repeat(509) + String(below(random, 1e6)).padStart(6, '0'),
  'long, beyond U+FFFF': (random) =>
    '\u{1f600}'.repeat(254) + text(['\ue000', '\u{10000}', 'z'], 2)(random, 0),
  counter: (_, index) => `img-${String(index).padStart(9, '0')}.jpg`,
  folders: (random, index) => `users/${below(random, 40)}/${index}`,
  deep: (random, index) =>
    `${'abcdef'
      .slice(0, 1 + below(random, 6))
      .split('')
      .join('/')}/${index % 30}`,
  random: (random) => `data/${Math.floor(random() * 2 ** 48).toString(16)}`,
}

/** Which keys a bucket has: the same recipe makes the same keys. */
export interface BucketRecipe {
  readonly style: string
  readonly count: number
  readonly seed: number
}

export const recipes = (most: number): fc.Arbitrary<BucketRecipe> =>
  fc.record({
    style: fc.constantFrom(...Object.keys(styles), 'mixed'),
    count: fc.integer({ min: 0, max: most }),
    seed: fc.nat({ max: 1e6 }),
  })

export function keysOf({ style, count, seed }: BucketRecipe): string[] {
  const random = seededRandom(seed)
  const all = Object.values(styles)
  const make = (index: number) => (styles[style] ?? all[below(random, all.length)])(random, index)
  return [...new Set(Array.from({ length: count }, (_, index) => make(index)))]
}

/** A key, and how it is listed: its sequence number tells versions apart. */
export interface StoredVersion {
  readonly key: string
  readonly sequence: number
  readonly isDeleteMarker: boolean
}

/** A bucket in which keys have up to four versions and delete markers. */
export function versionedStore(recipe: BucketRecipe): { store: KeyStore; stored: StoredVersion[] } {
  const random = seededRandom(recipe.seed + 1)
  const store = new KeyStore()
  const stored: StoredVersion[] = []
  const put = (key: string, isDeleteMarker = false) => {
    store.putVersion(key, { isDeleteMarker })
    stored.push({ key, sequence: stored.length + 1, isDeleteMarker })
  }
  const keys = keysOf(recipe)
  for (const key of keys) put(key)
  for (let round = 0; round < keys.length; round++)
    if (random() < 0.6) put(keys[below(random, keys.length)], random() < 0.4)
  return { store, stored }
}
