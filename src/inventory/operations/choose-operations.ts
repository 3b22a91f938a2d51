import { didYouMean, NextTokenError } from '../../errors/index.js'
import type { InventoryFile, ListedOperation, ListingCall } from './inventory-file.js'

/** Which operations to call. Each pattern may contain `*` for any letters. */
export interface Choice {
  readonly services?: readonly string[] | undefined
  readonly operations?: readonly string[] | undefined
  readonly excludeServices?: readonly string[] | undefined
  readonly excludeOperations?: readonly string[] | undefined
}

/** A call to make in each account and region. */
export interface ChosenCall extends ListingCall, Pick<ListedOperation, 'lists'> {
  readonly service: string
  readonly operation: string
}

/**
 * The calls of the operations that the patterns choose, in the file's order.
 *
 * @throws NextTokenError `InvalidConfiguration` for patterns that match nothing, or leave nothing.
 */
export function chooseOperations({ services }: InventoryFile, choice: Choice): readonly ChosenCall[] {
  const all = Object.entries(services).flatMap(([service, operations]) =>
    Object.entries(operations).flatMap(([operation, { calls = [{}], lists }]) =>
      calls.map((call) => ({ ...call, service, operation, lists })),
    ),
  )
  const problems: string[] = []
  const find = (option: keyof Choice, of: (one: ChosenCall) => string) => {
    const names = [...new Set(all.map(of))]
    const patterns = (choice[option] ?? []).map((pattern) => {
      const test = matcher(pattern)
      if (!names.some(test)) problems.push(nothingMatches(option, pattern, names))
      return test
    })
    return (one: ChosenCall) => patterns.some((test) => test(of(one)))
  }
  const ofService = (one: ChosenCall) => one.service
  const ofOperation = (one: ChosenCall) => `${one.service}.${one.operation}`
  const isService = choice.services ? find('services', ofService) : () => true
  const isOperation = choice.operations ? find('operations', ofOperation) : () => true
  const isExcludedService = find('excludeServices', ofService)
  const isExcluded = find('excludeOperations', ofOperation)
  const chosen = all.filter(
    (one) => isService(one) && isOperation(one) && !isExcludedService(one) && !isExcluded(one),
  )
  if (problems.length === 0 && chosen.length === 0) {
    problems.push(
      'the options leave no operation to call: what they include is also excluded, or they do not overlap',
    )
  }
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
  return chosen
}

/** Compares names in any spelling: `ec2.describe_vpcs` is `ec2.DescribeVpcs`. */
function matcher(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => fold(part).replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`)
  return (name) => expression.test(fold(name))
}

function fold(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase()
}

function nothingMatches(option: string, pattern: string, names: readonly string[]): string {
  const kind = /operations$/i.test(option) ? 'operation' : 'service'
  const guess = pattern.includes('*') ? '' : didYouMean(pattern, names)
  return (
    `no ${kind} of the inventory matches \`${option}\` "${pattern}"${guess}; ` +
    'docs/inventory.md says which operations it has, and why others are left out'
  )
}
