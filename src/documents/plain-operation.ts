import type { OperationModel, ServiceModel } from '../models/index.js'
import { memoize } from '../values/index.js'
import { checkOptions, type DocumentsOptions } from './documents-options.js'
import { PlainModel } from './plain-model.js'

/** The models by their options, for options that can be written as text. */
const modelsOf = memoize((_: ServiceModel) => new Map<string, PlainModel>())

/**
 * Returns the function that gives an operation as a client with these options of `documents` sees it. Clients with equal
 * options share what is compiled for an operation.
 *
 * @throws NextTokenError `InvalidConfiguration` for unknown options, and for a service without attribute values.
 */
export function plainOperations(
  model: ServiceModel,
  documents: true | DocumentsOptions,
): (operation: OperationModel) => OperationModel {
  const options = documents === true ? {} : documents
  checkOptions(options, 'documents', model.name)
  const plain = modelFor(model, options)
  return (operation) => plain.operation(operation.name) ?? operation
}

function modelFor(model: ServiceModel, options: DocumentsOptions): PlainModel {
  if (typeof options.wrapNumbers === 'function') return new PlainModel(model, options)
  const models = modelsOf(model)
  const key = JSON.stringify(
    Object.entries(options)
      .filter(([, value]) => value === true)
      .sort(),
  )
  const plain = models.get(key) ?? new PlainModel(model, options)
  models.set(key, plain)
  return plain
}
