import { camelCase, type OperationModel, type ServiceModel } from '../models/index.js'
import { hooksOf } from '../services/index.js'
import type { Documentation } from './documentation/index.js'
import { type ErrorCodes, errorNamesOf, errorsOf } from './error-types.js'
import { operationComment } from './operation-comment.js'
import { paginatorsOf } from './page-types.js'
import type { ShapeTypes } from './shape-types.js'
import { waitersOf } from './waiter-types.js'

/** What a client's interface and its tables are made from. */
export interface ClientParts {
  readonly model: ServiceModel
  readonly types: ShapeTypes
  readonly codes: ErrorCodes
  readonly documentation: Documentation | undefined
  /** Before the names of the tables: '', or `Plain` for a client with `documents`. */
  readonly prefix: '' | 'Plain'
}

/** The interface of a client, with a method per operation, and its tables. */
export function clientTypes(name: string, parts: ClientParts): string[] {
  const { model, types, codes, documentation, prefix } = parts
  const operations = model.operationNames.flatMap((operation) => model.operation(operation) ?? [])
  const methods = operations.map((operation) => methodOf(operation, types, documentation))
  const calls = operations.map((operation) => callOf(operation, types, codes))
  const paginators = operations.flatMap((operation) => paginatorsOf(operation, types, `${prefix}Paginators`))
  const waiters = waitersOf(model, types, `${prefix}Waiters`)
  const errorNames = errorNamesOf(model)
  const tables = [
    `${prefix}Operations`,
    `${prefix}Paginators`,
    `${prefix}Errors`,
    waiters.length > 0 ? `${prefix}Waiters` : 'Record<never, never>',
    ...(errorNames.length > 0 ? ['ErrorNames'] : []),
  ]
  return [
    `interface ${name} extends ServiceClient<${tables.join(', ')}>${ownMethods(model)} {\n${methods.join('')}}`,
    `/** By AWS's operation names: what \`call\` takes and gives, and the codes of the errors that the model names. */`,
    `interface ${prefix}Operations {\n${calls.join('')}}`,
    `/** The operations that have pages, under each of their three names. */`,
    `interface ${prefix}Paginators {\n${paginators.join('')}}`,
    ...(waiters.length > 0
      ? [
          `/** The waiters, under each of their three names. */`,
          `interface ${prefix}Waiters {\n${waiters.join('')}}`,
        ]
      : []),
    `/** The members of each error that the model names, by its code: what \`isError\` tells. */`,
    `interface ${prefix}Errors {\n${errorsOf(model, types).join('')}}`,
    ...(errorNames.length > 0 && prefix === ''
      ? [
          `/** The code of each error whose name in the model is another one: what \`exceptions\` has besides the codes. */`,
          `interface ErrorNames {\n${errorNames.join('')}}`,
        ]
      : []),
  ]
}

/** The methods that are no operations, as a second interface that the client extends; empty if there are none. */
function ownMethods({ metadata: { serviceId } }: ServiceModel): string {
  return hooksOf(serviceId).methods ? `, ServiceMethods<${JSON.stringify(serviceId)}>` : ''
}

function methodOf(
  operation: OperationModel,
  types: ShapeTypes,
  documentation: Documentation | undefined,
): string {
  const optional = operation.input && types.hasRequired(operation.input) ? '' : '?'
  const input = `input${optional}: ${types.inputOf(operation)}`
  return `${operationComment(operation, documentation)}\t${camelCase(operation.name)}(${input}, options?: CallOptions): Promise<Output<${types.outputOf(operation)}>>\n`
}

function callOf(operation: OperationModel, types: ShapeTypes, codes: ErrorCodes): string {
  const errors = codes.of(operation)
  return `\t${operation.name}: TypedOperation<${types.inputOf(operation)}, ${types.outputOf(operation)}${errors && `, ${errors}`}>\n`
}
