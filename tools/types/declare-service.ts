import { camelCase, type OperationModel, type ServiceModel } from '../../src/models/index.js'
import { ErrorCodes, errorsOf } from './error-types.js'
import { operationComment } from './operation-comment.js'
import { guaranteedLists, paginatorsOf, passingTokens } from './page-types.js'
import { ShapeTypes } from './shape-types.js'
import { clientName, propertyKey } from './type-names.js'

/**
 * The declaration file of one service: `nexttoken/types/<service>`. In a declaration file without an `export` of its
 * own, all that is declared is exported.
 */
export function declareService(model: ServiceModel, release: string): string {
  const pages = { always: guaranteedLists(model), notAlways: passingTokens(model) }
  const types = new ShapeTypes(model, pages)
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const codes = new ErrorCodes(operations)
  const client = clientName(model)
  const methods = operations.map((operation) => methodOf(operation, types))
  const calls = operations.map((operation) => callOf(operation, types, codes))
  const paginators = operations.flatMap((operation) => paginatorsOf(operation, types))
  const divided = paginators.some((line) => line.includes('DividedPaginator<')) ? 'DividedPaginator, ' : ''
  return [
    `// Made by tools/types from models/${model.name} (botocore ${release}); 'npm run types' makes it again.`,
    `import type { CallOptions, ${divided}DocumentValue, Output, Paginator, ServiceClient, StreamedBody, StreamSource, TypedOperation } from '../dist/index.js'`,
    `declare module '../dist/client/services.js' {\n\tinterface Services {\n\t\t${propertyKey(model.name)}: ${client}\n\t}\n}`,
    `/** ${model.metadata.serviceFullName ?? model.metadata.serviceId}, API version ${model.metadata.apiVersion}. */`,
    `interface ${client} extends ServiceClient<Operations, Paginators, Errors> {\n${methods.join('')}}`,
    `/** By AWS's operation names: what \`call\` takes and gives, and the codes of the errors that the model names. */`,
    `interface Operations {\n${calls.join('')}}`,
    `/** The operations that have pages, under each of their three names. */`,
    `interface Paginators {\n${paginators.join('')}}`,
    `/** The members of each error that the model names, by its code: what \`isError\` tells. */`,
    `interface Errors {\n${errorsOf(model, types).join('')}}`,
    ...codes.declarations(),
    ...types.declarations(),
    '',
  ].join('\n')
}

function methodOf(operation: OperationModel, types: ShapeTypes): string {
  const optional = operation.input && types.hasRequired(operation.input) ? '' : '?'
  const input = `input${optional}: ${types.inputOf(operation)}`
  return `\t${operationComment(operation)}\n\t${camelCase(operation.name)}(${input}, options?: CallOptions): Promise<Output<${types.outputOf(operation)}>>\n`
}

function callOf(operation: OperationModel, types: ShapeTypes, codes: ErrorCodes): string {
  const errors = codes.of(operation)
  return `\t${operation.name}: TypedOperation<${types.inputOf(operation)}, ${types.outputOf(operation)}${errors && `, ${errors}`}>\n`
}
