import { percentEncode } from '../../protocols/index.js'

type Query = Readonly<Record<string, string | readonly string[] | null>>

/** A query as SigV4 signs it: encoded, then sorted. A name without a value (`?acl`) has an empty value. */
export function canonicalQuery(query: Query): string {
  const pairs: [name: string, text: string][] = []
  for (const [name, value] of Object.entries(query)) {
    // An earlier signature is not signed again.
    if (name.toLowerCase() === 'x-amz-signature') continue
    const encoded = percentEncode(name)
    const values = Array.isArray(value) ? value : [value ?? '']
    const texts = values.map((one) => `${encoded}=${percentEncode(one)}`).sort()
    if (texts.length > 0) pairs.push([encoded, texts.join('&')])
  }
  // Sorted by name first: compared as whole texts, `a-b=1` would come before `a=1`.
  return pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join('&')
}
