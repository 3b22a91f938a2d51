import type { OperationModel, PaginationRule } from '../../../models/index.js'

/** How an operation is listed, in sentences. */
export function pagesLines(operation: OperationModel): string[] {
  const { paginationRule: rule } = operation
  if (!rule) return ['It has no pages: one call returns everything.']
  return [
    'All pages are listed.',
    rule.resultKeys.length > 0
      ? `Items: ${rule.resultKeys.join(', ')}.`
      : 'It has no list of items: each page is a result of its own.',
    `Token: ${rule.inputTokens.map((name, index) => `${name} from ${rule.outputTokens[index] ?? name}`).join(', ')}.`,
    limitLine(operation, rule),
    ...(rule.follow ? ['--follow waits at the end for what comes next.'] : []),
    dividedLine(rule),
    ...(rule.inferredFrom === undefined ? [] : ['boto3 and the AWS CLI do not list its pages.']),
  ]
}

function limitLine({ input }: OperationModel, { limitKey }: PaginationRule): string {
  if (limitKey === undefined) return 'The service decides how large a page is.'
  const { min, max } = input?.members.get(limitKey)?.shape.traits ?? {}
  const range = max === undefined ? '' : ` (${min ?? 1} to ${max})`
  return `--page-size sets ${limitKey}${range}.`
}

function dividedLine({ dividedBy, undivided }: PaginationRule): string {
  if (!dividedBy) {
    return undivided === undefined
      ? 'It cannot be divided, so --parallel does not apply.'
      : `It cannot be divided, so --parallel does not apply: ${undivided}`
  }
  if (dividedBy.kind === 'keys') return '--parallel divides it by key.'
  if (dividedBy.kind === 'segments') {
    return `--parallel divides it into segments (${dividedBy.segment} of ${dividedBy.total}).`
  }
  if (dividedBy.kind === 'shards') return '--parallel divides a whole stream by shard.'
  return `--parallel divides it by time, between ${dividedBy.start} and ${dividedBy.end}.`
}
