import {
  apiVersions,
  camelCase,
  type OperationModel,
  type ServiceModel,
  snakeCase,
} from '../../../models/index.js'
import { exampleInput } from './example-value.js'

/** A program that calls the operation, and lists all items of one that has pages. */
export function typescriptExample(operation: OperationModel): string {
  const service = operation.service.name
  const input = exampleInput(operation)
  const hasInput = Object.keys(input).length > 0
  const variable = variableOf(service)
  const option = versionOption(operation.service)
  return [
    "import { client } from 'nexttoken'",
    ...(option === '' ? [`import 'nexttoken/types/${service}'`] : []),
    '',
    `const ${variable} = client('${service}'${option})`,
    ...callOf(operation, variable, hasInput ? literalOf(input) : ''),
    '',
  ].join('\n')
}

/** The second argument of `client` for an API version that is not the latest. */
export function versionOption({ name, version }: ServiceModel): string {
  return version === apiVersions(name).at(-1) ? '' : `, { apiVersion: '${version}' }`
}

function callOf({ name, paginationRule }: OperationModel, variable: string, input: string): string[] {
  if (!paginationRule)
    return [`const result = await ${variable}.${camelCase(name)}(${input})`, 'console.log(result)']
  const listing = `${variable}.paginate('${snakeCase(name)}'${input && `, ${input}`})`
  if (paginationRule.resultKeys.length === 0)
    return [`for await (const page of ${listing}) console.log(page)`]
  return [`for await (const item of ${listing}.items()) console.log(item)`]
}

/** `cognito-idp` becomes `cognitoIdp`. */
function variableOf(service: string): string {
  const name = service.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return reserved.has(name) ? `${name}Client` : name
}

const reserved: ReadonlySet<string> = new Set([
  'import',
  'export',
  'package',
  'client',
  'result',
  'item',
  'page',
])

/** A value as TypeScript writes it. */
function literalOf(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).map(([name, inner]) => `${keyOf(name)}: ${literalOf(inner)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
