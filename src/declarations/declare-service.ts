import { hasPlainValues, PlainModel } from '../documents/index.js'
import type { ServiceModel } from '../models/index.js'
import { hooksOf } from '../services/index.js'
import { type ClientParts, clientTypes } from './client-types.js'
import { type Documentation, docComment } from './documentation/index.js'
import { ErrorCodes } from './error-types.js'
import { guaranteedLists, passingTokens } from './page-types.js'
import { type PageMembers, ShapeTypes } from './shape-types.js'
import { clientName, propertyKey, TypeNames } from './type-names.js'

/** What the declarations of a service depend on besides its model. */
export interface DeclarationContext {
  /** The first line says what the file was made from, and how. */
  readonly origin: string
  /** The name of the service in `Services`, if it has an API version: `cloudfront@2019-03-26`. */
  readonly name?: string | undefined
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
  const { origin, name = model.name, library, services, documentation } = context
  const pages = { always: guaranteedLists(model), notAlways: passingTokens(model) }
  const types = new ShapeTypes(model, pages, { names: new TypeNames(model), documentation })
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const codes = new ErrorCodes(operations)
  const client = clientName(model)
  const parts: ClientParts = { model, types, codes, documentation, prefix: '' }
  const declared = clientTypes(client, parts)
  const plain = hasPlainValues(model) ? plainClient(parts, pages) : undefined
  const divided = declared.some((text) => text.includes('DividedPaginator<')) ? 'DividedPaginator, ' : ''
  const plainTypes = plain ? 'PlainAttribute, PlainInput, ' : ''
  const methods = hooksOf(model.metadata.serviceId).methods ? 'ServiceMethods, ' : ''
  const waiter = model.waiterNames.length > 0 ? ', Waiter' : ''
  const key = propertyKey(name)
  const registered = [
    `\tinterface Services {\n\t\t${key}: ${client}\n\t}`,
    ...(plain ? [`\tinterface PlainServices {\n\t\t${key}: ${plainName(model)}\n\t}`] : []),
  ]
  return [
    `// ${origin}`,
    `import type { CallOptions, ${divided}DocumentValue, Output, Paginator, ${plainTypes}ServiceClient, ${methods}StreamedBody, StreamSource, TypedOperation${waiter} } from '${library}'`,
    `declare module '${services}' {\n${registered.join('\n')}\n}`,
    clientComment(model, documentation),
    ...declared,
    ...(plain ?? []),
    ...codes.declarations(),
    ...types.declarations(),
    '',
  ].join('\n')
}

/** The client with the option `documents`: the same operations, in plain values. */
function plainClient({ model: own, codes, documentation }: ClientParts, pages: PageMembers): string[] {
  const model = new PlainModel(own, {})
  const names = new TypeNames(own, (shape) => model.isPlain(shape))
  const types = new ShapeTypes(model, pages, { names, documentation })
  const name = plainName(own)
  const client = clientTypes(name, { model, types, codes, documentation, prefix: 'Plain' })
  return [
    `/** The client with the option \`documents\`: items are plain values. */`,
    ...client,
    ...types.declarations(),
  ]
}

function plainName(model: ServiceModel): string {
  return clientName(model).replace(/Client$/, 'PlainClient')
}

function clientComment({ metadata }: ServiceModel, documentation: Documentation | undefined): string {
  const name = `${metadata.serviceFullName ?? metadata.serviceId}, API version ${metadata.apiVersion}.`
  const text = documentation?.service() ?? []
  return text.length === 0 ? `/** ${name} */` : docComment([name, '', ...text], '').trimEnd()
}
