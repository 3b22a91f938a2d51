import { type OperationModel, type PaginationRule, snakeCase } from '../models/index.js'
import { type Documentation, docComment, paragraphs } from './documentation/index.js'
import { rangeOf } from './facts.js'

/**
 * The doc comment of an operation, with a line break after it: AWS's text if there is one, the paginator, the bounds of
 * its limit, its page in AWS's reference.
 */
export function operationComment(
  operation: OperationModel,
  documentation: Documentation | undefined,
): string {
  const text = documentation?.operation(operation.name) ?? []
  const facts = [pagingOf(operation), linkOf(operation)].filter(Boolean).join(' ')
  const deprecated = operation.traits.deprecated ? '@deprecated' : ''
  if (text.length > 0) return docComment(paragraphs(text, facts, deprecated), '\t')
  const line = [facts, deprecated].filter(Boolean).join(' ')
  return line && `\t/** ${line} */\n`
}

/** The page in AWS's reference, which only AWS's own services have. */
function linkOf({ name, service }: OperationModel): string {
  const { uid } = service.metadata
  return uid === undefined ? '' : `https://docs.aws.amazon.com/goto/WebAPI/${uid}/${name}`
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
