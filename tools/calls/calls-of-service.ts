import { camelCase, type OperationModel, type ServiceModel, snakeCase } from '../../src/models/index.js'
import { literalOf } from './literal-of.js'

export interface Calls {
  readonly text: string
  readonly operations: number
  readonly paginators: number
  readonly waiters: number
}

/**
 * A program that calls every operation of a service by its method and by each of its names, with every member of its
 * input, and reads every member of its output; lists every operation that has pages, by each of its names; and waits
 * with every waiter, by each of its names.
 */
export function callsOfService(model: ServiceModel): Calls {
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const paged = operations.filter((operation) => operation.paginationRule)
  const waits = model.waiterNames.map((name) => waitOf(name, model))
  const lines = [...operations.map(callOf), ...paged.map(listingOf), ...waits]
  const text = [
    `import { client } from 'nexttoken'`,
    `import 'nexttoken/types/${model.name}'`,
    `const aws = client('${model.name}')`,
    `type Item = {} | null`,
    ...lines.map((line, index) => `export async function f${index}(): Promise<void> {\n${line}}`),
    '',
  ].join('\n')
  return { text, operations: operations.length, paginators: paged.length, waiters: waits.length }
}

function callOf(operation: OperationModel): string {
  const input = operation.input ? literalOf(operation.input) : ''
  const members = [...(operation.output?.members.keys() ?? [])]
  const read = members.map((name, index) => `${JSON.stringify(name)}: m${index}`).join(', ')
  const names = [operation.name, camelCase(operation.name), snakeCase(operation.name)]
  const more = names.map((name) => {
    const given = input && `, input`
    return `  { const output = await aws.call('${name}'${given}); const { ${read} } = output }\n`
  })
  const own = `aws.${camelCase(operation.name)}(${input && 'input'})`
  const declared = input && `  const input = ${input}\n`
  return `${declared}  { const { ${read} } = await ${own} }\n${more.join('')}`
}

function listingOf(operation: OperationModel): string {
  const keys = operation.paginationRule?.resultKeys ?? []
  const input = operation.input ? literalOf(operation.input) : '{}'
  const names = [operation.name, camelCase(operation.name), snakeCase(operation.name)]
  const lines = names.flatMap((name) => {
    const pages = `aws.paginate('${name}', input)`
    const items = keys.map(
      (key) => `  { const items: AsyncIterable<Item> = ${pages}.items(${JSON.stringify(key)}) }\n`,
    )
    const first = keys.length > 0 ? [`  { const items: AsyncIterable<Item> = ${pages}.items() }\n`] : []
    return [
      `  for await (const page of aws.getPaginator('${name}').paginate(input)) page.$metadata\n`,
      ...first,
      ...items,
    ]
  })
  return `  const input = ${input}\n${lines.join('')}`
}

function waitOf(waiter: string, model: ServiceModel): string {
  const operation = model.operation(model.findWaiter(waiter)?.[1].operation ?? '')
  const input = operation?.input ? literalOf(operation.input) : '{}'
  const members = [...(operation?.output?.members.keys() ?? [])]
  const read = members.map((name, index) => `${JSON.stringify(name)}: m${index}`).join(', ')
  const names = [waiter, camelCase(waiter), snakeCase(waiter)]
  const lines = names.map((name) => {
    const output = `(await aws.getWaiter('${name}').wait(input)).output`
    return `  await aws.waitFor('${name}', input)\n  { const { ${read} } = ${output} ?? fail() }\n`
  })
  return `  const fail = (): never => { throw new Error() }\n  const input = ${input}\n${lines.join('')}`
}
