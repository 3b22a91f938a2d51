import { platform } from '../../platform/index.js'

/** Keys kept per process: one for each day, region, service and secret. */
const cacheSize = 50

const kept = new Map<string, Uint8Array>()

/** What a signing key is good for. */
export interface KeyScope {
  /** Such as `20260102`. */
  readonly day: string
  readonly region: string
  readonly service: string
}

/** The key that signs a day's requests, kept: it takes four HMACs, and a signature by it one. */
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
