import { PaginationError } from '../../errors/index.js'
import { type CompiledRule, divisionProblem, isSharded, namesIterator, shardRule } from '../rule/index.js'
import { holdsPieces } from '../token/index.js'
import type { PageSender } from './page-sender.js'
import type { PaginateOptions } from './paginate-options.js'

interface PagedOperation {
  readonly rule: CompiledRule
  readonly sender: PageSender<Record<string, unknown>, object>
}

/**
 * The rule that a listing follows: that of its operation, or that of all shards of a stream.
 *
 * @throws PaginationError if `input` does not name a stream, or the sender cannot find its shards.
 */
export function listedRule(
  { rule, sender }: PagedOperation,
  input: Readonly<Record<string, unknown>>,
  { parallel, startingToken, checkpoint }: PaginateOptions,
): { readonly rule: CompiledRule; readonly onlyPieces: boolean } {
  const isOneShard = !isSharded(rule) || namesIterator(rule, input)
  const continues = startingToken === undefined ? checkpoint !== undefined : holdsPieces(startingToken)
  if (isOneShard || (parallel === undefined && !continues)) return { rule, onlyPieces: false }
  const problem = divisionProblem(rule, input)
  if (problem !== undefined) throw new PaginationError(problem, rule.context)
  const { list, iterator } = rule.dividedBy
  for (const { operation } of [list, iterator]) {
    if (sender.other) sender.other(operation)
    else throw new PaginationError(`parallel needs ${operation}, which this sender cannot call`, rule.context)
  }
  return { rule: shardRule(rule), onlyPieces: true }
}
