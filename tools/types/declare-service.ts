import { camelCase, type OperationModel, type ServiceModel, snakeCase } from '../../src/models/index.js'
import { guaranteedLists, pageTypes } from './page-types.js'
import { ShapeTypes } from './shape-types.js'
import { clientName } from './type-names.js'

/** The declaration file of one service: `nexttoken/types/<service>`. */
export function declareService(model: ServiceModel, release: string): string {
  const types = new ShapeTypes(model, guaranteedLists(model))
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const client = clientName(model)
  const methods = operations.map((operation) => methodOf(operation, types))
  const calls = operations.map((operation) => callOf(operation, types))
  const paginators = operations.flatMap((operation) => paginatorsOf(operation, types))
  return [
    `// Made by tools/types from models/${model.name} (botocore ${release}); 'npm run types' makes it again.`,
    `import type { CallOptions, DocumentValue, Output, Paginator, ServiceClient, StreamedBody, StreamSource } from '../dist/index.js'`,
    `declare module '../dist/client/services.js' {\n  interface Services {\n    ${JSON.stringify(model.name)}: ${client}\n  }\n}`,
    `/** ${model.metadata.serviceFullName ?? model.metadata.serviceId}, API version ${model.metadata.apiVersion}. */`,
    `export interface ${client} extends ServiceClient<Operations, Paginators> {\n${methods.join('')}}`,
    `/** Input and output by AWS's operation names: what \`call\` takes and gives. */`,
    `export interface Operations {\n${calls.join('')}}`,
    `/** The operations that have pages, under each of their three names. */`,
    `export interface Paginators {\n${paginators.join('')}}`,
    ...types.declarations(),
    '',
  ].join('\n')
}

function methodOf(operation: OperationModel, types: ShapeTypes): string {
  const link = `https://docs.aws.amazon.com/goto/WebAPI/${operation.service.metadata.uid}/${operation.name}`
  const deprecated = operation.traits.deprecated ? ' @deprecated' : ''
  const optional = operation.input && types.hasRequired(operation.input) ? '' : '?'
  const input = `input${optional}: ${inputOf(operation, types)}`
  return `  /** [${operation.name}](${link})${deprecated} */\n  ${camelCase(operation.name)}(${input}, options?: CallOptions): Promise<Output<${outputOf(operation, types)}>>\n`
}

function callOf(operation: OperationModel, types: ShapeTypes): string {
  return `  ${operation.name}: { input: ${inputOf(operation, types)}; output: ${outputOf(operation, types)} }\n`
}

function paginatorsOf(operation: OperationModel, types: ShapeTypes): string[] {
  const rule = operation.paginationRule
  if (!rule) return []
  const output = `Output<${outputOf(operation, types)}>`
  const paginator = `Paginator<${inputOf(operation, types)}, ${output}, ${pageTypes(operation, rule, types)}>`
  const names = new Set([operation.name, camelCase(operation.name), snakeCase(operation.name)])
  const [name, ...others] = names
  return [`  ${name}: ${paginator}\n`, ...others.map((other) => `  ${other}: Paginators['${name}']\n`)]
}

function inputOf(operation: OperationModel, types: ShapeTypes): string {
  return operation.input ? types.type(operation.input, 'in') : 'Record<string, never>'
}

function outputOf(operation: OperationModel, types: ShapeTypes): string {
  return operation.output ? types.type(operation.output, 'out') : '{}'
}
