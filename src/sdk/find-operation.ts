import { NextTokenError } from '../errors/index.js'
import { findPagedOperation, type OperationModel, type ServiceModel } from '../models/index.js'
import { operationNames } from './operation-names.js'
import type { SdkPaginateOptions } from './sdk-paginate-options.js'

/** The parts of a call from which its operation is found. */
interface CommandCall {
  readonly model: ServiceModel
  readonly command: object
  readonly config: object
}

/**
 * Returns the operation of a command.
 *
 * @throws NextTokenError `UnknownOperation` if the command does not name one of the service; `OperationNotPageable`.
 */
export function findOperation(
  { model, command, config }: CommandCall,
  name: SdkPaginateOptions['operation'],
): OperationModel {
  if (name !== undefined) return findPagedOperation(model, name)
  const names = operationNames(command, config)
  const known = names.find((candidate) => model.operation(candidate))
  if (known !== undefined) return findPagedOperation(model, known)
  const seen = names.map((candidate) => JSON.stringify(candidate)).join(', ')
  const problem = seen
    ? `the command names its operation ${seen}, which ${model.name} does not have; check that command and client belong to the same service`
    : `the command does not name its operation, and its class is ${JSON.stringify(command.constructor.name)}`
  const remedy = "To name the operation, pass it in the options: { operation: 'ListTopics' }"
  throw new NextTokenError('UnknownOperation', `${problem}. ${remedy}`, { service: model.name })
}
