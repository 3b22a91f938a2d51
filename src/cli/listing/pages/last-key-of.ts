import type { OperationModel } from '../../../models/index.js'
import { compiledRule } from '../../../pagination/index.js'
import { isObject } from '../../../values/index.js'

/** Members that name an item, the best first. */
const naming = [
  /^(?:Key|key)$/,
  /(?:^|[a-z])(?:Arn|ARN|arn)$/,
  /(?:^|[a-z])(?:Name|name)$/,
  /(?:^|[a-z])(?:Id|ID|id)$/,
]

/** What names the last item of a page, for the progress of a listing. */
export function lastKeyOf(operation: OperationModel): (page: object) => string | undefined {
  const { primary, sortedBy } = compiledRule(operation)
  const sorts = primary && sortedBy?.[primary.name]
  let member = sorts
  return (page) => {
    const items = primary?.read(page)
    const last: unknown = Array.isArray(items) ? items.at(-1) : undefined
    if (typeof last === 'string') return last
    if (!isObject(last)) return undefined
    member ??= namingMember(last)
    const value = member === undefined ? undefined : Reflect.get(last, member)
    return typeof value === 'string' ? value : undefined
  }
}

function namingMember(item: object): string | undefined {
  const names = Object.keys(item)
  const found = naming.map((pattern) => names.find((name) => pattern.test(name)))
  return found.find((name) => name !== undefined)
}
