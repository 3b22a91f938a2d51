import { type OperationModel, type PaginationRule, snakeCase } from '../../src/models/index.js'
import { rangeOf } from './facts.js'

/** What an editor shows for an operation: its paginator, the bounds of its limit, its page in AWS's reference. */
export function operationComment(operation: OperationModel): string {
  const link = `https://docs.aws.amazon.com/goto/WebAPI/${operation.service.metadata.uid}/${operation.name}`
  const parts = [pagingOf(operation), link, operation.traits.deprecated ? '@deprecated' : '']
  return `/** ${parts.filter(Boolean).join(' ')} */`
}

function pagingOf(operation: OperationModel): string {
  const rule = operation.paginationRule
  if (!rule) return ''
  const items = rule.resultKeys.length > 0 ? ` of ${rule.resultKeys.join(', ')}` : ''
  const limit = limitOf(operation, rule.limitKey)
  return `Pages${items} by \`paginate('${snakeCase(operation.name)}')\`${limit}${defaultsOf(rule)}.`
}

function limitOf(operation: OperationModel, limitKey: string | undefined): string {
  if (limitKey === undefined) return ''
  const member = operation.input?.members.get(limitKey)
  const range = member && rangeOf(member.shape)
  return `, limited by ${limitKey}${range ? ` (${range})` : ''}`
}

/** The parameters that a listing sends by default. */
function defaultsOf({ defaults = {} }: PaginationRule): string {
  const sent = Object.entries(defaults).map(
    ([name, value]) => `, with ${name} ${JSON.stringify(value)} by default`,
  )
  return sent.join('')
}
