import { didYouMean, NextTokenError } from '../errors/index.js'
import type { OperationModel } from './operation-model.js'
import type { ServiceModel } from './service-model.js'

/** @throws NextTokenError `UnknownOperation`, with the nearest names. */
export function findOperation(model: ServiceModel, name: string): OperationModel {
  const operation = typeof name === 'string' ? model.findOperation(name) : undefined
  if (operation) return operation
  const hint =
    didYouMean(String(name), model.operationNames) ||
    `; \`operations\` lists its ${model.operationNames.length}`
  throw new NextTokenError('UnknownOperation', `no operation is named "${name}"${hint}`, {
    service: model.name,
  })
}

/** @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` where the operation has no pages. */
export function findPagedOperation(model: ServiceModel, name: string): OperationModel {
  const operation = findOperation(model, name)
  if (operation.paginationRule) return operation
  const paged = model.operationNames.filter((other) => model.paginationRule(other))
  const hint = didYouMean(operation.name, paged) || '; call the operation itself'
  const context = { service: model.name, operation: operation.name }
  throw new NextTokenError('OperationNotPageable', `the operation has no pages${hint}`, context)
}
