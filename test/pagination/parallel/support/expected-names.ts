import type { StoredVersion } from './bucket.js'

export interface Selection {
  readonly prefix: string
  readonly delimiter: string
}

/** The keys and common prefixes that S3 documents, computed in the simplest way. */
export function expectedKeys(keys: readonly string[], selection: Selection): string[] {
  return group([...keys].sort(byBytes), (key) => key, selection)
}

/** The same of versions: the newest of a key first. */
export function expectedVersions(stored: readonly StoredVersion[], selection: Selection): string[] {
  const sorted = [...stored].sort((a, b) => byBytes(a.key, b.key) || b.sequence - a.sequence)
  return group(
    sorted,
    ({ key }) => key,
    selection,
    ({ key, sequence }) => versionName(key, sequence),
  )
}

export function versionName(key: string, sequence: number): string {
  return `${key} version ${sequence}`
}

function group<T>(
  sorted: readonly T[],
  keyOf: (one: T) => string,
  { prefix, delimiter }: Selection,
  nameOf: (one: T) => string = keyOf,
): string[] {
  const names = new Set<string>()
  for (const one of sorted) {
    const key = keyOf(one)
    if (!key.startsWith(prefix)) continue
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    names.add(at < 0 ? nameOf(one) : key.slice(0, at + delimiter.length))
  }
  return [...names]
}

export function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
