import type { OperationModel } from '../models/index.js'
import { planCheckpoint, type Whereabouts } from './checkpoint/checkpoint-plan.js'
import { type CompiledRule, compiledRule, type PageKey } from './compiled-rule.js'
import { copyInput } from './copy-input.js'
import type { Given } from './given.js'
import { isAbsent } from './next-tokens.js'
import { PageIterator } from './page-iterator.js'
import { clampPageSize, limitValue } from './page-size.js'
import { checkOptions, type PaginateOptions } from './paginate-options.js'
import { Position } from './position.js'
import { ownKeys, resultKeysNamed } from './result-keys.js'
import { wholeItem } from './seek.js'
import { parseStartingToken } from './starting-token.js'
import type { SendPage } from './walk-plan.js'

type Structure = Record<string, unknown>

/**
 * Pages through one operation; reusable for any number of inputs. `Lists` maps each result key to the type of
 * its items, `Primary` is the first of them.
 *
 * @example
 * const paginator = sns.getPaginator('list_topics')
 * for await (const page of paginator.paginate({}, { maxItems: 500 })) console.log(page.Topics)
 */
export class Paginator<
  Input extends object,
  Page extends object,
  Lists extends object = Record<string, unknown>,
  Primary extends keyof Lists & string = keyof Lists & string,
> {
  readonly #rule: CompiledRule
  readonly #send: SendPage<Structure, object>

  readonly #where: () => Promise<Whereabouts>

  /**
   * `where` tells what a checkpoint is to compare: the region and, where it is known, the account.
   *
   * @throws NextTokenError `OperationNotPageable`; `InvalidModel` for a rule that cannot be followed.
   */
  constructor(
    operation: OperationModel,
    send: SendPage<Input, Page>,
    where: () => Promise<Whereabouts> = async () => ({}),
  ) {
    this.#where = where
    this.#rule = compiledRule(operation)
    this.#send = (input, options) => send(input as Input, options)
  }

  /** The parts of a page that are items; `maxItems` counts the first. */
  get resultKeys(): readonly string[] {
    return this.#rule.resultKeys.map((key) => key.name)
  }

  /**
   * The pages that `input` asks for. `input` is copied and never written. It may carry the operation's own
   * token: the listing starts there, unless `startingToken` says otherwise. `pageSize` wins over the limit
   * parameter in `input`. Nothing is sent before the first loop.
   *
   * @throws PaginationError for options that do not fit; NextTokenError `InvalidToken` for a `startingToken`
   * that is not the operation's.
   */
  paginate(...given: Given<Input, PaginateOptions>): PageIterator<Page, Lists, Primary> {
    const [input, someOptions] = given as readonly [input?: Input, options?: PaginateOptions]
    const options = someOptions ?? {}
    const rule = this.#rule
    const copy: Structure = { ...copyInput<object>(input ?? {}) }
    checkOptions(rule, options, copy)
    const { maxItems, signal } = options
    const start = startOf(rule, options, copy)
    const largestPages = setPageSize(rule, copy, options.pageSize)
    const { prefetch, deadline, maxEmptyPages = 10_000 } = options
    const pollInterval = options.follow || rule.isEndless ? (options.pollInterval ?? 1000) : undefined
    const counted = countedKeys(rule, copy, options.countedKeys)
    const countsAsTold = options.countedKeys !== undefined
    const checkpoint =
      options.checkpoint === undefined
        ? undefined
        : planCheckpoint(options.checkpoint, { rule, input: copy, start }, this.#where)
    const recovers = options.onExpiredToken !== 'error'
    const noticesIgnoredTokens = options.onIgnoredToken !== 'continue'
    const limits = {
      maxItems,
      counted,
      countsAsTold,
      signal,
      deadline,
      maxEmptyPages,
      noticesIgnoredTokens,
      largestPages,
      recovers,
      checkpoint,
    }
    return new PageIterator({ rule, send: this.#send, input: copy, start, prefetch, pollInterval, ...limits })
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
  input[limit.name] = limitValue(limit, clampPageSize(rule, pageSize))
  return false
}
