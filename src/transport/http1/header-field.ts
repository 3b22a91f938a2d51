/** What a header means to the reader, besides its value. */
export type FieldRole = 'content-length' | 'transfer-encoding' | 'connection' | 'keep-alive' | undefined

/** A header's name, as one server writes it. */
export interface HeaderField {
  /** The name as it was received, with its colon. */
  readonly prefix: string
  /** In lower case. */
  readonly name: string
  readonly role: FieldRole
  /** What stands between the values of a repeated header; undefined if only the first counts. */
  readonly separator: string | undefined
}

/**
 * `node:http` keeps only the first of these (https://nodejs.org/docs/latest-v22.x/api/http.html#messageheaders). A second
 * `content-length` is refused before that.
 */
const firstCounts = new Set([
  'age',
  'authorization',
  'content-type',
  'etag',
  'expires',
  'from',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'referer',
  'retry-after',
  'server',
  'user-agent',
])

const roles: ReadonlyMap<string, FieldRole> = new Map([
  ['content-length', 'content-length'],
  ['transfer-encoding', 'transfer-encoding'],
  ['connection', 'connection'],
  // Node's parser makes no difference between the two.
  ['proxy-connection', 'connection'],
  ['keep-alive', 'keep-alive'],
])

export function headerField(received: string): HeaderField {
  const name = received.toLowerCase()
  const separator = firstCounts.has(name) ? undefined : name === 'cookie' ? '; ' : ', '
  return { prefix: `${received}:`, name, role: roles.get(name), separator }
}

/** Adds a value as `node:http` merges repeated headers; it gives `set-cookie` as an array, which Smithy then joins. */
export function addHeader(
  headers: Record<string, string>,
  { name, separator }: HeaderField,
  value: string,
): void {
  const before = headers[name]
  // A plain object inherits members such as `constructor`.
  if (typeof before !== 'string') headers[name] = value
  else if (separator !== undefined) headers[name] = before + separator + value
}
