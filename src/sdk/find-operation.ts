import { NextTokenError } from '../errors/index.js'
import { findPagedOperation, type OperationModel, type ServiceModel } from '../models/index.js'
import { operationNames } from './operation-names.js'
import type { SdkPaginateOptions } from './sdk-paginate-options.js'

/** What is known of a listing before its operation is. */
interface Wanted {
  readonly model: ServiceModel
  readonly command: object
  readonly config: object
}

/**
 * The operation of a command.
 *
 * @throws NextTokenError `UnknownOperation` with what to pass, or `OperationNotPageable`.
 */
export function findOperation(
  { model, command, config }: Wanted,
  named: SdkPaginateOptions['operation'],
): OperationModel {
  if (named !== undefined) return findPagedOperation(model, named)
  const names = operationNames(command, config)
  const name = names.find((candidate) => model.operation(candidate))
  if (name !== undefined) return findPagedOperation(model, name)
  const seen = names.map((candidate) => JSON.stringify(candidate)).join(', ')
  const problem = seen
    ? `the command says that it is ${seen}, which ${model.name} does not have; is it of another service than the client?`
    : `the command does not say which operation it is: its class is named ${JSON.stringify(command.constructor.name)}`
  const remedy = "To name the operation, pass it in the options: { operation: 'ListTopics' }"
  throw new NextTokenError('UnknownOperation', `${problem}. ${remedy}`, { service: model.name })
}
