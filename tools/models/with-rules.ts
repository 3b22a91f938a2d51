import type { ModelDescription, PaginationDescription } from '../../src/models/index.js'

/** A model with these pagination rules, its parts in the order of upstream's models. */
export function withRules(
  { service, paginators, endpointRuleSet, waiters }: ModelDescription,
  pagination: Readonly<Record<string, PaginationDescription>>,
): ModelDescription {
  return {
    service,
    paginators: { ...paginators, pagination },
    ...(endpointRuleSet && { endpointRuleSet }),
    ...(waiters && { waiters }),
  }
}
