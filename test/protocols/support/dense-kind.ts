import type { Kind } from './arbitrary-model.js'

/** The kind without sparse lists and maps: XML has no null. */
export function dense(kind: Kind): Kind {
  if ('of' in kind) return { ...kind, of: dense(kind.of), sparse: false }
  if (!('members' in kind)) return kind
  const members = Object.entries(kind.members).map(([name, each]) => [name, dense(each)] as const)
  return { ...kind, members: Object.fromEntries(members) }
}
