import { didYouMean, NextTokenError } from '../errors/index.js'
import { camelCase } from './description/index.js'
import type { OperationModel, ServiceModel } from './service/index.js'

/** @throws NextTokenError `UnknownOperation` with the nearest names. */
export function findOperation(model: ServiceModel, name: string): OperationModel {
  const context = { service: model.name }
  if (typeof name !== 'string') {
    const example = model.operationNames[0] ?? ''
    const problem = `expected the name of an operation, such as '${example}', got ${kindOf(name)}`
    throw new NextTokenError('UnknownOperation', problem, context)
  }
  const operation = model.findOperation(name)
  if (operation) return operation
  const hint =
    didYouMean(name, model.operationNames) || `; client.operations lists all ${model.operationNames.length}`
  throw new NextTokenError('UnknownOperation', `no operation is named "${name}"${hint}`, context)
}

function kindOf(value: unknown): string {
  return value === undefined || value === null ? String(value) : `a value of type ${typeof value}`
}

/** @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` if the operation has no pages. */
export function findPagedOperation(model: ServiceModel, name: string): OperationModel {
  const operation = findOperation(model, name)
  if (operation.paginationRule) return operation
  const problem = `the operation has no pages; call it with ${camelCase(operation.name)}(input)`
  throw new NextTokenError('OperationNotPageable', problem, operation.errorContext)
}
