import { modelOf, type OperationModel, type PaginationDescription } from '../../../src/models/index.js'

export type Members = { readonly [name: string]: string | Members }

/** An operation of a model made up for one test: its rule, and its members by name with their types. */
export function pagedOperation(
  rule: PaginationDescription,
  { input = {}, output = {} }: { input?: Members; output?: Members } = {},
): OperationModel {
  const shapes: Record<string, object> = { Text: { type: 'string' } }
  const model = modelOf({
    service: {
      metadata: { apiVersion: '2026-01-01', endpointPrefix: 'test', protocol: 'json', serviceId: 'Test' },
      operations: {
        ListThings: {
          name: 'ListThings',
          http: { method: 'POST', requestUri: '/' },
          input: { shape: structure('Input', input, shapes) },
          output: { shape: structure('Output', output, shapes) },
        },
      },
      shapes: shapes as never,
    },
    paginators: { pagination: { ListThings: rule } },
  })
  const operation = model.operation('ListThings')
  if (!operation) throw new Error('the made-up model has no operation')
  return operation
}

function structure(name: string, members: Members, shapes: Record<string, object>): string {
  const references = Object.entries(members).map(([member, type]) => [
    member,
    { shape: typeof type === 'string' ? simple(type, shapes) : structure(`${name}${member}`, type, shapes) },
  ])
  shapes[name] = { type: 'structure', members: Object.fromEntries(references) }
  return name
}

function simple(type: string, shapes: Record<string, object>): string {
  const text = { shape: 'Text' }
  shapes[type] = { type, member: text, key: text, value: text }
  return type
}

/** The rule of most operations. */
export const plainRule: PaginationDescription = {
  input_token: 'NextToken',
  output_token: 'NextToken',
  limit_key: 'MaxResults',
  result_key: 'Things',
}

/** An operation with the rule of most operations. */
export const plainOperation = (): OperationModel =>
  pagedOperation(plainRule, {
    input: { NextToken: 'string', MaxResults: 'integer', Filter: 'string' },
    output: { NextToken: 'string', Things: 'list' },
  })
