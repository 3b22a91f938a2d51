import { platform } from '../platform/index.js'
import type { SettingLookup } from './setting-lookup.js'

/** The CA certificates that the environment or the profile names; undefined for those of the runtime. */
export function resolveCaBundle(lookup: SettingLookup): Buffer | undefined {
  const found = lookup.find({ variables: ['AWS_CA_BUNDLE'], entry: 'ca_bundle' })
  if (!found) return undefined
  const bytes = readBundle(found.value)
  if (bytes?.includes('-----BEGIN CERTIFICATE-----')) return bytes
  const seen = bytes ? 'contains no PEM certificate' : 'cannot be read'
  lookup.problems.push(
    `${found.source} is "${found.value}", which ${seen}; it must be a file of PEM certificates`,
  )
  return undefined
}

/**
 * The bundle that was read last. It usually has 200 KB, and a thousand clients would hold a thousand copies.
 */
let last: Buffer | undefined

function readBundle(path: string): Buffer | undefined {
  try {
    const bytes = platform.readFile(path.replace(/^~(?=\/)/, platform.homeDirectory()))
    if (bytes && !last?.equals(bytes)) last = Buffer.from(bytes)
    return bytes && last
  } catch {
    return undefined
  }
}
