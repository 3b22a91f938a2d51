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
  startAfterValues,
} from '../rule/index.js'
import { Position, parsePiecesToken, parseStartingToken, refuseToken } from '../token/index.js'
import { checkOptions } from './check-options.js'
import { listedRule } from './listed-rule.js'
import type { PageSender } from './page-sender.js'
import type { PaginateOptions } from './paginate-options.js'
import { startToken } from './start-token.js'
import type { WalkPlan } from './walk-plan.js'

type Structure = Record<string, unknown>

const nowhere = async () => ({})

interface PagedOperation {
  readonly rule: CompiledRule
  readonly sender: PageSender<Structure, object>
}

/**
 * Checks and completes what the caller asked for. `input` is copied and never changed.
 *
 * @throws PaginationError for invalid options; NextTokenError `InvalidToken` if `startingToken` is not a token of this
 *   operation.
 */
export function planWalk(operation: PagedOperation, input: object, options: PaginateOptions): WalkPlan {
  const { sender } = operation
  const copy: Structure = { ...copyInput(input) }
  checkOptions(operation.rule, options, copy)
  const { rule, onlyPieces } = listedRule(operation, copy, options)
  const own = takeTokens(rule, copy)
  const { startingToken } = options
  const pieces = startingToken === undefined ? undefined : parsePiecesToken(rule, startingToken)
  const start = pieces ? new Position(rule, noTokens(rule)) : startOf(rule, options, { own, input: copy })
  if (onlyPieces && !pieces && start.textUnlessBeginning !== undefined)
    refuseToken(rule, startingToken, 'it is that of one shard')
  const largestPages = setPageSize(rule, copy, options.pageSize)
  return {
    rule,
    sender,
    input: copy,
    start,
    pieces,
    onlyPieces,
    parallel: options.parallel ?? 1,
    isOrdered: options.ordered !== false,
    largestPages,
    maxItems: options.maxItems,
    counted: countedKeys(rule, copy, options.countedKeys),
    hasCountedKeys: options.countedKeys !== undefined,
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
        : planCheckpoint(
            options.checkpoint,
            { rule, input: copy, startingToken: startToken({ start, pieces }) },
            sender.where ?? nowhere,
          ),
  }
}

/** Where the listing starts: as the options say, else at the token in the input, else at the beginning. */
function startOf(
  rule: CompiledRule,
  { startingToken, startAfterItem }: PaginateOptions,
  { own, input }: { readonly own: Position; readonly input: Structure },
): Position {
  if (startingToken !== undefined) return parseStartingToken(rule, startingToken)
  const seekInput =
    rule.seek && startAfterItem !== undefined && startAfterValues(rule.seek, startAfterItem, input)
  return seekInput ? own.afterItem(seekInput) : own
}

function noTokens({ inputTokens }: CompiledRule): null[] {
  return inputTokens.map(() => null)
}

/** boto3 counts the first result key of its rules, whatever the input is. */
function countedKeys(
  rule: CompiledRule,
  input: Structure,
  names: readonly string[] | undefined,
): readonly PageKey[] {
  if (names) return resultKeysNamed(rule, names)
  if (rule.isInferred) return ownKeys(rule, input)
  return rule.primary ? [rule.primary] : []
}

/** Removes the tokens from the input: each page has its own. */
function takeTokens(rule: CompiledRule, input: Structure): Position {
  const tokens = rule.inputTokens.map(({ name, keyForm }) => {
    const token = input[name]
    delete input[name]
    if (isAbsent(token)) return null
    return keyForm ? keyForm(token) : token
  })
  return new Position(rule, tokens)
}

/** Sets the page size in the input. True if each loop has to find the largest size itself. */
function setPageSize(rule: CompiledRule, input: Structure, pageSize: number | 'max' | undefined): boolean {
  const { limit, limitIllegalWith } = rule
  if (!limit || pageSize === undefined) return false
  if (limitIllegalWith.some((name) => !isAbsent(input[name]))) return false
  delete input[limit.name]
  if (pageSize === 'max') return true
  input[limit.name] = limitValue(limit, clampPageSize(limit, pageSize, rule.context))
  return false
}
