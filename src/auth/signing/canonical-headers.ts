/** Headers that proxies and agents change on the way, so that no signature names them. */
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

/** The headers of a request as SigV4 signs them. */
export interface CanonicalHeaders {
  /** A line for each, sorted, each with its end. */
  readonly lines: string
  /** Their names, sorted, joined by `;`. */
  readonly names: string
}

/** Names in lower case, and each run of white space in a value folded into one blank. */
export function canonicalHeaders(headers: Readonly<Record<string, string>>): CanonicalHeaders {
  const values = new Map<string, string>()
  for (const given of Object.keys(headers).sort()) {
    const name = given.toLowerCase()
    const value = headers[given]
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

/** Whatever is not as it is signed. Few values match: the test spares the others both replacements. */
const foldable = /[ \t\r\n]{2}|[\t\r\n]|^ | $/

function folded(value: string): string {
  if (!foldable.test(value)) return value
  return value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
}
