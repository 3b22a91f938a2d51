import type { KeyStore } from './key-store.js'
import { type Listed, type ListedItem, type ListQuery, listEntries } from './list-entries.js'
import { StoreError } from './store-error.js'

export type ListOperation = 'ListObjectsV2' | 'ListObjects' | 'ListObjectVersions'
export type ListInput = Readonly<Record<string, unknown>>
type Scalar = string | number | boolean

/** A page before it has a form: XML, or the object that a client decodes. */
export interface ListAnswer {
  readonly operation: ListOperation
  /** The members that are not lists, encoded where the request asked for it. */
  readonly members: Readonly<Record<string, Scalar>>
  readonly items: readonly ListedItem[]
  readonly isEncoded: boolean
}

/** What a server does to a request besides answering it. */
export interface Disturbance {
  /** Fewer items than the request asks for. */
  readonly most?: number | undefined
  readonly ignoresStart?: boolean
  readonly misreads?: ListQuery['misreads']
}

type Lister = (store: KeyStore, input: ListInput, disturbance: Disturbance) => Omit<ListAnswer, 'operation'>

const listers: Readonly<Record<ListOperation, Lister>> = {
  ListObjectsV2: listObjectsV2,
  ListObjects: listObjects,
  ListObjectVersions: listObjectVersions,
}

/** Answers a list request as AWS documents it, or with the disturbance. */
export function answerList(
  store: KeyStore,
  { operation, input }: { readonly operation: ListOperation; readonly input: ListInput },
  disturbance: Disturbance = {},
): ListAnswer {
  return { operation, ...listers[operation](store, input, disturbance) }
}

function listObjectsV2(store: KeyStore, input: ListInput, disturbance: Disturbance) {
  const [token, start] = [textOf(input.ContinuationToken), textOf(input.StartAfter)]
  const isStart = token === undefined && start !== undefined
  const from = token === undefined ? (disturbance.ignoresStart ? undefined : start) : readToken(token).name
  const after = from === undefined ? undefined : { key: from }
  const misreads = isStart ? disturbance.misreads : undefined
  const listed = list(store, input, { after, hasVersions: false, most: disturbance.most, misreads })
  const last = listed.items.at(-1)?.name ?? from
  const pages = token === undefined ? 1 : readToken(token).pages + 1
  return finish(input, listed, {
    ...(start !== undefined && { StartAfter: start }),
    ...(token !== undefined && { ContinuationToken: token }),
    KeyCount: listed.items.length,
    ...(listed.isTruncated && { NextContinuationToken: writeToken(last ?? '', pages) }),
  })
}

function listObjects(store: KeyStore, input: ListInput, { most, misreads, ignoresStart }: Disturbance) {
  const marker = textOf(input.Marker)
  const after = marker === undefined || ignoresStart ? undefined : { key: marker }
  const listed = list(store, input, { after, hasVersions: false, most: atLeastOne(most), misreads })
  const hasNext = listed.isTruncated && textOf(input.Delimiter) !== undefined
  return finish(input, listed, {
    Marker: marker ?? '',
    ...(hasNext && { NextMarker: listed.items.at(-1)?.name ?? '' }),
  })
}

function listObjectVersions(store: KeyStore, input: ListInput, disturbance: Disturbance) {
  const [key, id] = [textOf(input.KeyMarker), textOf(input.VersionIdMarker)]
  if (id !== undefined && key === undefined)
    throw new StoreError('InvalidArgument', 'A version-id marker cannot be specified without a key marker.')
  const { most, misreads, ignoresStart } = disturbance
  const sequence = id === undefined ? undefined : sequenceOf(id)
  const after = key === undefined || ignoresStart ? undefined : { key, sequence }
  const listed = list(store, input, { after, hasVersions: true, most: atLeastOne(most), misreads })
  const last = listed.items.at(-1)
  return finish(input, listed, {
    KeyMarker: key ?? '',
    VersionIdMarker: id ?? '',
    ...(listed.isTruncated && last && { NextKeyMarker: last.name }),
    ...(listed.isTruncated &&
      last?.kind === 'entry' && { NextVersionIdMarker: versionId(last.entry.sequence) }),
  })
}

type Extent = Pick<ListQuery, 'after' | 'hasVersions' | 'misreads'> & { readonly most: number | undefined }

function list(store: KeyStore, input: ListInput, { most, ...extent }: Extent): Listed {
  const asked = Math.min(Number(input.MaxKeys ?? 1000), 1000)
  const [prefix, delimiter] = [textOf(input.Prefix) ?? '', textOf(input.Delimiter) ?? '']
  if (asked === 0 || most !== 0)
    return listEntries(store, { ...extent, prefix, delimiter, most: Math.min(asked, most ?? asked) })
  // A page that the server gave up on before it found anything.
  const { items, isTruncated } = listEntries(store, { ...extent, prefix, delimiter, most: 1 })
  return { items: [], isTruncated: isTruncated || items.length > 0 }
}

const encodedMembers = [
  ...['Prefix', 'Delimiter', 'StartAfter', 'Marker', 'NextMarker', 'KeyMarker', 'NextKeyMarker'],
]

function finish(input: ListInput, { items, isTruncated }: Listed, own: Record<string, Scalar>) {
  const isEncoded = input.EncodingType === 'url'
  const delimiter = textOf(input.Delimiter)
  const members: Record<string, Scalar> = {
    IsTruncated: isTruncated,
    Name: String(input.Bucket),
    Prefix: textOf(input.Prefix) ?? '',
    ...(delimiter !== undefined && { Delimiter: delimiter }),
    MaxKeys: Number(input.MaxKeys ?? 1000),
    ...(isEncoded && { EncodingType: 'url' }),
    ...own,
  }
  if (isEncoded) {
    for (const name of encodedMembers)
      if (typeof members[name] === 'string') members[name] = urlEncoded(members[name])
  }
  return { members, items, isEncoded }
}

/** A page without items would leave no marker for the next request. */
function atLeastOne(most: number | undefined): number | undefined {
  return most === undefined ? undefined : Math.max(most, 1)
}

/** As S3 encodes keys: a space is `+`, and slashes stay. */
export function urlEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2F', '/')
}

export function versionId(sequence: number): string {
  return `v${String(sequence).padStart(8, '0')}`
}

function sequenceOf(id: string): number {
  if (!/^v\d{8}$/.test(id)) throw new StoreError('InvalidArgument', 'Invalid version id specified')
  return Number(id.slice(1))
}

/** An empty text is as none, as in a query of a URL. */
function textOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value)
}

/** Every page has a token of its own, an empty page too. */
function writeToken(name: string, pages: number): string {
  return Buffer.from(JSON.stringify({ name, pages })).toString('base64url')
}

function readToken(token: string): { name: string; pages: number } {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString())
  } catch {
    throw new StoreError('InvalidArgument', 'The continuation token provided is incorrect')
  }
}
