import type { Member, OperationModel } from '../../src/models/index.js'

/** The members that a caller must pass. Members in the path are never optional; the rule's defaults are passed. */
export function requiredMembers({ input, paginationRule }: OperationModel): readonly Member[] {
  const defaults = paginationRule?.defaults ?? {}
  return [...(input?.members.values() ?? [])].filter(
    ({ name, location }) =>
      (location === 'uri' || input?.required.has(name)) && !Object.hasOwn(defaults, name),
  )
}
