import type { ModelIndex } from '../../src/models/index.js'
import { compareNames } from './compare-names.js'
import { compareTraits } from './compare-traits.js'

/**
 * What came, went and changed from one index to the next, a line each; empty where they are equal. Below a service
 * that changed stand its `details`, indented.
 */
export function compareIndexes(
  before: ModelIndex | undefined,
  after: ModelIndex,
  details: ReadonlyMap<string, readonly string[]> = new Map(),
): string[] {
  if (!before) return [`${after.totals.services} services, new`]
  return compareNames(before.services, after.services, {
    came: (name, { operations, paginators }) =>
      `+ ${name}: ${operations} operations, ${paginators} paginators`,
    went: (name) => `- ${name}`,
    stayed: (name, old, now) => {
      if (old.sha256 === now.sha256) return []
      const counts = compareTraits(countsOf(old), countsOf(now))
      const inside = details.get(name) ?? ['what it was before cannot be read']
      return [
        counts === undefined ? `~ ${name}` : `~ ${name}: ${counts}`,
        ...inside.map((line) => `    ${line}`),
      ]
    },
  })
}

function countsOf({
  operations,
  paginators,
  waiters,
  olderVersions,
}: ModelIndex['services'][string]): object {
  return { operations, paginators, waiters, olderVersions }
}
