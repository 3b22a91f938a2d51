import { platform } from '../../platform/index.js'

/** Number of keys kept per process: one for each day, region, service and secret. */
const cacheSize = 50

const kept = new Map<string, Uint8Array>()

/** What a signing key is valid for. */
export interface KeyScope {
  /** Such as `20260102`. */
  readonly day: string
  readonly region: string
  readonly service: string
}

/** The key for a day's requests. It is kept, because deriving it takes four HMACs and a signature takes one. */
export function signingKey(secret: string, { day, region, service }: KeyScope): Uint8Array {
  const name = `${day}\n${region}\n${service}\n${secret}`
  const known = kept.get(name)
  if (known) return known
  let key = platform.hmacSha256(`AWS4${secret}`, day)
  for (const part of [region, service, 'aws4_request']) key = platform.hmacSha256(key, part)
  const oldest = kept.size < cacheSize ? undefined : kept.keys().next().value
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(name, key)
  return key
}
