import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import { operationPlan } from './operation-plan.js'

/** A copy of the input, with a random value for each idempotency token that the caller left out. */
export function prepareInput(operation: OperationModel, input: Structure): Structure {
  const prepared = { ...input }
  for (const name of operationPlan(operation).idempotencyTokens) prepared[name] ??= platform.randomUuid()
  return prepared
}
