import { platform } from '../../platform/index.js'

/** Returns what a sink stores of a table's fingerprint: a hash, because the fingerprint has a listing's parameters. */
export function hashOf(fingerprint: string): string {
  return platform.sha256Hex(fingerprint)
}
