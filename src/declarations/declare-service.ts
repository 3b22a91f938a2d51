import { camelCase, type OperationModel, type ServiceModel } from '../models/index.js'
import { hooksOf } from '../services/index.js'
import { type Documentation, docComment } from './documentation/index.js'
import { ErrorCodes, errorNamesOf, errorsOf } from './error-types.js'
import { operationComment } from './operation-comment.js'
import { guaranteedLists, paginatorsOf, passingTokens } from './page-types.js'
import { ShapeTypes } from './shape-types.js'
import { clientName, propertyKey } from './type-names.js'

/** What the declarations of a service depend on besides its model. */
export interface DeclarationContext {
  /** The first line says what the file was made from, and how. */
  readonly origin: string
  /** The module that has nexttoken's public types. */
  readonly library: string
  /** The module whose `Services` the file extends. */
  readonly services: string
  /** AWS's texts, which become doc comments. */
  readonly documentation?: Documentation | undefined
}

/**
 * The declaration file of one service: `nexttoken/types/<service>`, or that of a user's own model. In a declaration file
 * without an `export` of its own, all that is declared is exported.
 */
export function declareService(model: ServiceModel, context: DeclarationContext): string {
  const { origin, library, services, documentation } = context
  const pages = { always: guaranteedLists(model), notAlways: passingTokens(model) }
  const types = new ShapeTypes(model, pages, documentation)
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const codes = new ErrorCodes(operations)
  const client = clientName(model)
  const errorNames = errorNamesOf(model)
  const methods = operations.map((operation) => methodOf(operation, types, documentation))
  const calls = operations.map((operation) => callOf(operation, types, codes))
  const paginators = operations.flatMap((operation) => paginatorsOf(operation, types))
  const divided = paginators.some((line) => line.includes('DividedPaginator<')) ? 'DividedPaginator, ' : ''
  const extra = methodsOf(model)
  return [
    `// ${origin}`,
    `import type { CallOptions, ${divided}DocumentValue, Output, Paginator, ServiceClient, ${extra && 'ServiceMethods, '}StreamedBody, StreamSource, TypedOperation } from '${library}'`,
    `declare module '${services}' {\n\tinterface Services {\n\t\t${propertyKey(model.name)}: ${client}\n\t}\n}`,
    clientComment(model, documentation),
    `interface ${client} extends ServiceClient<Operations, Paginators, Errors${errorNames.length > 0 ? ', ErrorNames' : ''}>${extra} {\n${methods.join('')}}`,
    `/** By AWS's operation names: what \`call\` takes and gives, and the codes of the errors that the model names. */`,
    `interface Operations {\n${calls.join('')}}`,
    `/** The operations that have pages, under each of their three names. */`,
    `interface Paginators {\n${paginators.join('')}}`,
    `/** The members of each error that the model names, by its code: what \`isError\` tells. */`,
    `interface Errors {\n${errorsOf(model, types).join('')}}`,
    ...(errorNames.length > 0
      ? [
          `/** The code of each error whose name in the model is another one: what \`exceptions\` has besides the codes. */`,
          `interface ErrorNames {\n${errorNames.join('')}}`,
        ]
      : []),
    ...codes.declarations(),
    ...types.declarations(),
    '',
  ].join('\n')
}

function clientComment({ metadata }: ServiceModel, documentation: Documentation | undefined): string {
  const name = `${metadata.serviceFullName ?? metadata.serviceId}, API version ${metadata.apiVersion}.`
  const text = documentation?.service() ?? []
  return text.length === 0 ? `/** ${name} */` : docComment([name, '', ...text], '').trimEnd()
}

/** The methods that are no operations, as a second interface that the client extends; empty if there are none. */
function methodsOf({ metadata: { serviceId } }: ServiceModel): string {
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
