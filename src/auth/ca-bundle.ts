import { platform } from '../platform/index.js'
import type { SettingLookup } from './setting-lookup.js'

/** The certificates that the environment or the profile want trusted; undefined: those of the runtime. */
export function resolveCaBundle(lookup: SettingLookup): Uint8Array | undefined {
  const found = lookup.find({ variables: ['AWS_CA_BUNDLE'], entry: 'ca_bundle' })
  if (!found) return undefined
  const bytes = readBundle(found.value)
  if (bytes && Buffer.from(bytes).includes('-----BEGIN CERTIFICATE-----')) return bytes
  const seen = bytes ? 'has no certificate in PEM' : 'cannot be read'
  lookup.problems.push(
    `${found.source} is "${found.value}", which ${seen}; it must be a file of certificates`,
  )
  return undefined
}

function readBundle(path: string): Uint8Array | undefined {
  try {
    return platform.readFile(path.replace(/^~(?=\/)/, platform.homeDirectory()))
  } catch {
    return undefined
  }
}
