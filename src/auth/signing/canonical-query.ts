import { percentEncode } from '../../protocols/index.js'

type Query = Readonly<Record<string, string | readonly string[] | null>>

/** A query as SigV4 signs it: encoded, then sorted. A name alone (`?acl`) has an empty value. */
export function canonicalQuery(query: Query): string {
  const pairs: [name: string, text: string][] = []
  for (const [name, value] of Object.entries(query)) {
    // A signature that is there already is none of the new one's business.
    if (name.toLowerCase() === 'x-amz-signature') continue
    const encoded = percentEncode(name)
    const values = Array.isArray(value) ? value : [value ?? '']
    const texts = values.map((one) => `${encoded}=${percentEncode(one)}`).sort()
    if (texts.length > 0) pairs.push([encoded, texts.join('&')])
  }
  // By name before value: `a=1` would come behind `a-b=1` if whole texts were compared.
  return pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join('&')
}
