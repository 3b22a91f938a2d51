import {
  camelCase,
  type OperationModel,
  type PaginationRule,
  type ServiceModel,
  type Shape,
  snakeCase,
} from '../models/index.js'
import type { ShapeTypes } from './shape-types.js'
import { propertyKey } from './type-names.js'

/** An operation's lines in `table`, which is `Paginators`: one for each of its names; none if it has no pages. */
export function paginatorsOf(operation: OperationModel, types: ShapeTypes, table: string): string[] {
  const rule = operation.paginationRule
  if (!rule) return []
  const output = `Output<${types.outputOf(operation)}>`
  const items = itemTypes(operation, rule, types)
  const ofAll = ofAllShards(operation, rule, types)
  const divided = ofAll && `DividedPaginator<${ofAll.input}, ${output} & ${ofAll.page}, ${items}> & `
  const paginator = `${divided}Paginator<${inputOf(operation, rule, types)}, ${output}, ${items}>`
  const names = new Set([operation.name, camelCase(operation.name), snakeCase(operation.name)])
  const [name, ...others] = names
  return [`\t${name}: ${paginator}\n`, ...others.map((other) => `\t${other}: ${table}['${name}']\n`)]
}

/** The operation's input, in which the parameters that a listing sends by default are optional. */
function inputOf(operation: OperationModel, rule: PaginationRule, types: ShapeTypes): string {
  const input = types.inputOf(operation)
  const begun = Object.keys(rule.defaults ?? {}).filter((name) => operation.input?.required.has(name))
  if (begun.length === 0) return input
  const names = begun.map((name) => JSON.stringify(name)).join(' | ')
  return `Omit<${input}, ${names}> & Partial<Pick<${input}, ${names}>>`
}

/** What a listing of all shards of a stream takes instead of an iterator, and what its pages say besides; '' if there are none. */
function ofAllShards(
  { name, input, service }: OperationModel,
  { dividedBy, inputTokens }: PaginationRule,
  types: ShapeTypes,
) {
  if (dividedBy?.kind !== 'shards') return ''
  const { iterator, list, stream, starts } = dividedBy
  const finder = service.operation(iterator.operation)
  if (!finder) throw new Error(`${name} is divided by ${iterator.operation}, which does not exist`)
  const named = [...stream, ...(iterator.time ? [iterator.time] : [])]
  const left = [...inputTokens, ...named].filter((member) => input?.members.has(member))
  const own = types.inputOf(service.operation(name) ?? finder)
  const start = `{ ${propertyKey(iterator.type)}?: ${starts.map((one) => JSON.stringify(one)).join(' | ')} | undefined }`
  return {
    input: `Omit<${own}, ${union(left)}> & Pick<${types.inputOf(finder)}, ${union(named)}> & ${start}`,
    page: `{ ${propertyKey(list.shard)}: string }`,
  }
}

function union(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(' | ')
}

/** The last type arguments of a `Paginator`: its result keys with their items, and the result keys of `items()`. */
function itemTypes(operation: OperationModel, rule: PaginationRule, types: ShapeTypes): string {
  const lists = rule.resultKeys.map((key) => `${propertyKey(key)}: ${itemType(operation, key, types)}`)
  const own = ownResultKeys(rule).map((key) => JSON.stringify(key))
  return `{ ${lists.join('; ')} }, ${own.length > 0 ? own.join(' | ') : 'never'}`
}

/** The result keys whose items `items()` may return: the first, and those that the input or the response can select. */
function ownResultKeys({ resultKeys, primaryWhen, itemsOf }: PaginationRule): readonly string[] {
  const decided = [...Object.keys(primaryWhen ?? {}), ...itemsOf]
  return resultKeys.filter((key, index) => index === 0 || decided.includes(key))
}

/** Lists directly on a page, by output shape: nexttoken returns `[]` if AWS omits one. */
export function guaranteedLists(model: ServiceModel): Map<string, Set<string>> {
  const guaranteed = new Map<string, Set<string>>()
  for (const name of model.operationNames) {
    const operation = model.operation(name)
    if (!operation?.output) continue
    const lists = new Set(pageLists(operation))
    const before = guaranteed.get(operation.output.name)
    guaranteed.set(
      operation.output.name,
      before ? new Set([...before].filter((key) => lists.has(key))) : lists,
    )
  }
  return new Map([...guaranteed].filter(([, lists]) => lists.size > 0))
}

/** Members that the last page lacks although the model requires them, that is tokens. By output shape. */
export function passingTokens(model: ServiceModel): Map<string, Set<string>> {
  const passing = new Map<string, Set<string>>()
  for (const name of model.operationNames) {
    const { output, paginationRule } = model.operation(name) ?? {}
    if (output && paginationRule) passing.set(output.name, new Set(paginationRule.outputTokens))
  }
  return passing
}

function pageLists(operation: OperationModel): string[] {
  const keys = operation.paginationRule?.resultKeys ?? []
  return keys.filter((key) => operation.output?.members.get(key)?.shape.type === 'list')
}

function itemType(operation: OperationModel, key: string, types: ShapeTypes): string {
  const shape = shapeAt(operation.output, key)
  if (!shape) return 'unknown'
  if (shape.type === 'list') return types.member(shape.element, 'out', shape)
  if (shape.type === 'map') return `[string, ${types.member(shape.value, 'out', shape)}]`
  return types.type(shape, 'out')
}

/** The shape at a dotted path of member names; undefined for any other expression. */
function shapeAt(shape: Shape | undefined, path: string): Shape | undefined {
  return path.split('.').reduce((at, name) => at?.members.get(name)?.shape, shape)
}
