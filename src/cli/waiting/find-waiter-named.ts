import { nearest } from '../../errors/index.js'
import type { OperationModel, ServiceModel, WaiterDescription } from '../../models/index.js'
import { operationCommand } from '../arguments/index.js'
import { serviceWord, UsageError } from '../options/index.js'

/** A waiter of the command line. */
export interface NamedWaiter {
  /** As AWS spells it. */
  readonly name: string
  /** As it is typed, such as `instance-running`. */
  readonly command: string
  readonly waiter: WaiterDescription
  readonly operation: OperationModel
}

/**
 * The waiter that a word names, in any spelling.
 *
 * @throws UsageError with the nearest names.
 */
export function findWaiterNamed(model: ServiceModel, word: string): NamedWaiter {
  const service = serviceWord(model)
  const [name = '', waiter] = model.findWaiter(word) ?? []
  const operation = waiter && model.operation(waiter.operation)
  if (waiter && operation) return { name, command: operationCommand(name), waiter, operation }
  const names = model.waiterNames.map(operationCommand)
  const near = nearest(word, names)
  const meant = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''
  throw new UsageError(
    [`${service} has no waiter ${JSON.stringify(word)}${meant}`],
    names.length === 0
      ? `nexttoken ${service} help shows what it has.`
      : `nexttoken ${service} wait help lists all ${names.length}.`,
  )
}
