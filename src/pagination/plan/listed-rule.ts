import { PaginationError } from '../../errors/index.js'
import { type CompiledRule, divisionProblem, isSharded, namesIterator, shardRule } from '../rule/index.js'
import { parsePiecesToken } from '../token/index.js'
import type { PageSender } from './page-sender.js'
import type { PaginateOptions } from './paginate-options.js'

interface PagedOperation {
  readonly rule: CompiledRule
  readonly sender: PageSender<Record<string, unknown>, object>
}

/**
 * The rule that a listing follows: that of its operation, or that of all shards of a stream.
 *
 * @throws PaginationError if `input` does not name a stream, or the sender cannot find its shards; NextTokenError
 * `InvalidToken`.
 */
export function listedRule(
  { rule, sender }: PagedOperation,
  input: Readonly<Record<string, unknown>>,
  { parallel, startingToken, checkpoint }: PaginateOptions,
): { readonly rule: CompiledRule; readonly onlyPieces: boolean } {
  const ofOne = { rule, onlyPieces: false }
  if (!isSharded(rule) || namesIterator(rule, input)) return ofOne
  const ofAll = { rule: shardRule(rule), onlyPieces: true }
  const continues = startingToken === undefined ? checkpoint : parsePiecesToken(ofAll.rule, startingToken)
  if (parallel === undefined && !continues) return ofOne
  const problem = divisionProblem(rule, input)
  if (problem !== undefined) throw new PaginationError(problem, rule.context)
  for (const { operation } of [rule.dividedBy.list, rule.dividedBy.iterator]) sender.other?.(operation)
  return ofAll
}
