import { copyInput } from '../../values/index.js'
import { planCheckpoint } from '../checkpoint/index.js'
import {
  type CompiledRule,
  clampPageSize,
  isAbsent,
  limitValue,
  ownKeys,
  type PageKey,
  resultKeysNamed,
  wholeItem,
} from '../rule/index.js'
import { Position, parseStartingToken } from '../token/index.js'
import type { PageSender } from './page-sender.js'
import { checkOptions, type PaginateOptions } from './paginate-options.js'
import type { WalkPlan } from './walk-plan.js'

type Structure = Record<string, unknown>

const nowhere = async () => ({})

interface PagedOperation {
  readonly rule: CompiledRule
  readonly sender: PageSender<Structure, object>
}

/**
 * What every loop over the pages that `input` asks for begins with. `input` is copied and never written.
 *
 * @throws PaginationError for options that do not fit; NextTokenError `InvalidToken` for a `startingToken` that is not
 *   the operation's.
 */
export function planWalk(operation: PagedOperation, input: object, options: PaginateOptions): WalkPlan {
  const { rule, sender } = operation
  const copy: Structure = { ...copyInput(input) }
  checkOptions(rule, options, copy)
  const start = startOf(rule, options, copy)
  const largestPages = setPageSize(rule, copy, options.pageSize)
  return {
    rule,
    sender,
    input: copy,
    start,
    largestPages,
    maxItems: options.maxItems,
    counted: countedKeys(rule, copy, options.countedKeys),
    countsAsTold: options.countedKeys !== undefined,
    signal: options.signal,
    prefetch: options.prefetch,
    deadline: options.deadline,
    pollInterval: options.follow || rule.isEndless ? (options.pollInterval ?? 1000) : undefined,
    maxEmptyPages: options.maxEmptyPages ?? 10_000,
    noticesIgnoredTokens: options.onIgnoredToken !== 'continue',
    recovers: options.onExpiredToken !== 'error',
    checkpoint:
      options.checkpoint === undefined
        ? undefined
        : planCheckpoint(options.checkpoint, { rule, input: copy, start }, sender.where ?? nowhere),
  }
}

/** Where the options say that the listing starts; else where its own input does. */
function startOf(
  rule: CompiledRule,
  { startingToken, startAfterItem }: PaginateOptions,
  input: Structure,
): Position {
  const own = takeTokens(rule, input)
  if (startingToken !== undefined) return parseStartingToken(rule, startingToken)
  const sought = rule.seek && startAfterItem !== undefined && wholeItem(rule.seek, startAfterItem, input)
  return sought ? own.afterItem(sought) : own
}

/** boto3 counts the first result key of its rules, whatever the input asks for. */
function countedKeys(
  rule: CompiledRule,
  input: Structure,
  names: readonly string[] | undefined,
): readonly PageKey[] {
  if (names) return resultKeysNamed(rule, names)
  if (rule.isOurs) return ownKeys(rule, input)
  return rule.primary ? [rule.primary] : []
}

/** Takes the tokens out of an input: every page brings its own. */
function takeTokens(rule: CompiledRule, input: Structure): Position {
  const tokens = rule.inputTokens.map(({ name }) => {
    const token = input[name]
    delete input[name]
    return isAbsent(token) ? null : token
  })
  return new Position(rule, tokens)
}

/** Puts the page size into an input; true where each loop is to find the largest on its own. */
function setPageSize(rule: CompiledRule, input: Structure, pageSize: number | 'max' | undefined): boolean {
  const { limit, limitIllegalWith } = rule
  if (!limit || pageSize === undefined) return false
  if (limitIllegalWith.some((name) => !isAbsent(input[name]))) return false
  delete input[limit.name]
  if (pageSize === 'max') return true
  input[limit.name] = limitValue(limit, clampPageSize(limit, pageSize, rule.context))
  return false
}
