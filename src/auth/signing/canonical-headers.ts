/** Headers that proxies and agents may change, and that are therefore not signed. */
const unsigned = new Set([
  'authorization',
  'cache-control',
  'connection',
  'expect',
  'from',
  'keep-alive',
  'max-forwards',
  'pragma',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-amzn-trace-id',
])

/**
 * The headers of a request as SigV4 signs them.
 *
 * @example
 * { lines: 'host:sns.us-east-1.amazonaws.com\nx-amz-date:20260102T030405Z\n', names: 'host;x-amz-date' }
 */
export interface CanonicalHeaders {
  /** One line per header, sorted, each with its line break. */
  readonly lines: string
  /** The names, sorted and joined by `;`. */
  readonly names: string
}

/** Lower-cases names and folds each run of white space in a value into one space. */
export function canonicalHeaders(headers: Readonly<Record<string, string>>): CanonicalHeaders {
  const values = new Map<string, string>()
  for (const original of Object.keys(headers).sort()) {
    const name = original.toLowerCase()
    const value = headers[original]
    if (value != null && isSigned(name)) values.set(name, folded(value))
  }
  const names = [...values.keys()].sort()
  let lines = ''
  for (const name of names) lines += `${name}:${values.get(name)}\n`
  return { lines, names: names.join(';') }
}

function isSigned(name: string): boolean {
  return !unsigned.has(name) && !name.startsWith('proxy-') && !name.startsWith('sec-')
}

/** Matches values that have to be changed. Few do: the test saves the replacements for all others. */
const foldable = /[ \t\r\n]{2}|[\t\r\n]|^ | $/

function folded(value: string): string {
  if (!foldable.test(value)) return value
  return value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
}
