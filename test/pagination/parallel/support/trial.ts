import fc from 'fast-check'
import { loadModel } from '../../../../src/models/index.js'
import { type PageIterator, type PaginateOptions, Paginator } from '../../../../src/pagination/index.js'
import type { Faults } from '../../../support/key-store/faults.js'
import { FaultyStore } from '../../../support/key-store/faulty-store.js'
import { KeyStore, type StoreOrder } from '../../../support/key-store/key-store.js'
import type { ListOperation } from '../../../support/key-store/list-answer.js'
import { StoreSender } from '../../../support/key-store/store-sender.js'
import { type BucketRecipe, keysOf, recipes, versionedStore } from './bucket.js'
import { byBytes, expectedKeys, expectedVersions, type Selection, versionName } from './expected-names.js'

type Structure = Record<string, unknown>
export type Pages = PageIterator<Structure, Record<string, unknown>, string>

/** A listing of a bucket that a property test tries. */
export interface Trial {
  readonly operation: ListOperation
  readonly bucket: BucketRecipe
  readonly selection: Selection
  readonly options: { readonly parallel: number; readonly ordered: boolean; readonly pageSize: number }
  /** The longest answer; the shortest takes 5 ms. */
  readonly latency: number
}

const operations: readonly ListOperation[] = ['ListObjectsV2', 'ListObjects', 'ListObjectVersions']

export const trials = (most = 250): fc.Arbitrary<Trial> =>
  fc.record({
    operation: fc.constantFrom(...operations),
    bucket: recipes(most),
    selection: fc.constantFrom(
      ...[
        { prefix: '', delimiter: '' },
        { prefix: '', delimiter: '' },
        { prefix: '', delimiter: '/' },
        { prefix: 'a', delimiter: '' },
        { prefix: 'users/', delimiter: '/' },
        { prefix: '', delimiter: 'b/' },
      ],
    ),
    options: fc.record({
      parallel: fc.integer({ min: 2, max: 24 }),
      ordered: fc.boolean(),
      pageSize: fc.integer({ min: 1, max: 12 }),
    }),
    latency: fc.integer({ min: 5, max: 60 }),
  })

export interface RunningTrial {
  readonly sender: StoreSender
  readonly faulty: FaultyStore
  /** Every name once, in S3's order. */
  readonly expected: readonly string[]
  open(options?: PaginateOptions): Pages
}

export interface TrialOptions extends Faults {
  readonly order?: StoreOrder
  readonly maxAttempts?: number
}

/** Fills a store, and opens listings of it in virtual time. */
export function run(trial: Trial, { order, maxAttempts = 50, ...faults }: TrialOptions = {}): RunningTrial {
  const { operation, bucket, selection, latency } = trial
  const isVersions = operation === 'ListObjectVersions'
  const versioned = isVersions ? versionedStore(bucket) : undefined
  const store = versioned?.store ?? new KeyStore(keysOf(bucket), order)
  const expected = versioned
    ? expectedVersions(versioned.stored, selection)
    : expectedKeys(keysOf(bucket), selection)
  const faulty = new FaultyStore(store, faults)
  const sender = new StoreSender(faulty, { operation, latency: [5, Math.max(5, latency)], maxAttempts })
  const { prefix, delimiter } = selection
  const input = { Bucket: 'b', ...(prefix && { Prefix: prefix }), ...(delimiter && { Delimiter: delimiter }) }
  const model = loadModel('s3').operation(operation)
  if (!model) throw new Error(`no operation ${operation}`)
  const paginator = new Paginator<Structure, Structure>(model, sender)
  return {
    sender,
    faulty,
    expected,
    open: (options) => paginator.paginate(input, { ...trial.options, ...options }),
  }
}

/** The names of a page's items, in the order of the service. */
export function namesOnPage(page: Structure): string[] {
  const lists = ['Contents', 'Versions', 'DeleteMarkers', 'CommonPrefixes'].flatMap(
    (list) => page[list] ?? [],
  )
  return inOrder(lists as Structure[])
}

/** Names that are sorted as versions are: within a key, the newest first. */
function inOrder(items: readonly Structure[]): string[] {
  const placed = items.map((item) => ({
    key: String(item.Key ?? item.Prefix),
    sequence: sequenceOf(item),
    item,
  }))
  placed.sort((a, b) => byBytes(a.key, b.key) || b.sequence - a.sequence)
  return placed.map(({ item }) => nameOf(item))
}

function sequenceOf({ VersionId }: Structure): number {
  return Number(String(VersionId ?? 'v0').slice(1))
}

export function nameOf(item: unknown): string {
  const { Key, Prefix, VersionId } = item as Record<string, string | undefined>
  if (Key === undefined) return String(Prefix)
  return VersionId === undefined ? Key : versionName(Key, sequenceOf({ VersionId }))
}

/** Sorted, for listings that give items as they come. */
export function sorted(names: readonly string[]): string[] {
  return [...names].sort()
}
