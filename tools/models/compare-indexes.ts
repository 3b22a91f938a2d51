import type { ModelIndex } from '../../src/models/index.js'

/** What came, went and changed from one index to the next, a line each; empty where they are equal. */
export function compareIndexes(before: ModelIndex | undefined, after: ModelIndex): string[] {
  if (!before) return [`${after.totals.services} services, new`]
  const names = [...new Set([...Object.keys(before.services), ...Object.keys(after.services)])].sort()
  return names.flatMap((name) => {
    const old = before.services[name]
    const now = after.services[name]
    if (!old) return [`+ ${name}: ${now?.operations} operations, ${now?.paginators} paginators`]
    if (!now) return [`- ${name}`]
    if (old.sha256 === now.sha256) return []
    const facts = (['apiVersion', 'operations', 'paginators'] as const)
      .filter((fact) => old[fact] !== now[fact])
      .map((fact) => `${fact} ${old[fact]} -> ${now[fact]}`)
    return [`~ ${name}: ${facts.join(', ') || 'shapes, traits or rules'}`]
  })
}
