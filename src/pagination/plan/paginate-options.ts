import { type KnownOptions, type OptionNames, optionProblems, PaginationError } from '../../errors/index.js'
import { type Checkpoint, checkpointProblems } from '../checkpoint/index.js'
import { type CompiledRule, resultKeyProblem, seekProblem } from '../rule/index.js'
import { type Deadline, deadlineProblem } from '../timing/index.js'

/** How far and in what steps to list. */
export interface PaginateOptions {
  /**
   * Maximum number of items to return, counted over the first result key. The last page is cut to fit; where more
   * remains, `resumeToken` says where. Default: all.
   */
  maxItems?: number | undefined
  /**
   * The result keys whose items `maxItems` counts, together: `['Contents', 'CommonPrefixes']` of S3's
   * `list_objects_v2` (https://github.com/boto/boto3/issues/2376). The last page is cut in the service's order.
   * Lists or maps. Default: the first result key alone, as in boto3; with `items('…')` and `items([…])`, the keys
   * given there.
   */
  countedKeys?: readonly string[] | undefined
  /**
   * Ask for pages of so many items; it goes into the operation's own limit parameter. A number that the service would
   * refuse or cut is brought within its bounds, and a process warning says so. `'max'`: the largest that model or
   * documentation tells of, halved where the service refuses it; nothing where none is known or the parameter is
   * illegal beside others of the input. Default: the service's own.
   */
  pageSize?: number | 'max' | undefined
  /**
   * Go on from here: a `resumeToken`, a token of boto3's or the AWS CLI's, a service's own, or, as an object, an item's
   * key where the operation's token is one (`dynamodb` `scan`). Default: from the beginning.
   */
  startingToken?: string | object | undefined
  /**
   * Go on after this item, which may be gone by now; for an operation that starts by an item, such as `s3`
   * `list_objects_v2`. The item as a page gave it or, where one member of it suffices, that member's value.
   */
  startAfterItem?: string | number | object | undefined
  /**
   * Ends the listing when it is aborted: the request in flight is given up, nothing more is delivered, not even of the
   * page at hand, and the loop throws an `AbortError`. The receipt's outcome is `aborted`, and `resumeToken` leads on.
   */
  signal?: AbortSignal | undefined
  /**
   * Ask for the next page while this one is worked on. Leaving the loop then wastes one request at most; resume
   * tokens stay those of what was delivered. Default: true for `toArray` and `buildFullResult`, false for loops.
   */
  prefetch?: boolean | undefined
  /**
   * Stop before this: a `Date`, milliseconds from the beginning of a loop, or a function that gives the milliseconds
   * left, such as `() => context.getRemainingTimeInMillis()` of a Lambda. No page is begun that would not fit, going
   * by the slowest before; one in flight is given up. The loop then ends with the receipt's outcome `deadline`, and
   * `resumeToken` leads on. Default: none.
   */
  deadline?: Deadline | undefined
  /**
   * Go on asking at the end of what there is, for an operation whose last token can be asked again (`logs`
   * `get_log_events`). Default: false; operations that tail something endless (`kinesis` `get_records`) always do.
   */
  follow?: boolean | undefined
  /** Milliseconds to wait where a listing that follows brought nothing new. Default: 1000. */
  pollInterval?: number | undefined
  /**
   * How many pages in a row may be empty before the listing gives up with an error and a `resumeToken`
   * (https://github.com/boto/boto3/issues/4591). Default: 10,000.
   */
  maxEmptyPages?: number | undefined
  /**
   * What to do where the service no longer takes the listing's token. `'recover'` takes the listing up again: after the
   * last item where the service starts by one, else from the beginning, leaving out what was delivered and comparing it
   * with what comes now. `'error'` throws a `TokenExpiredError` at once. Default: `'recover'`.
   */
  onExpiredToken?: 'recover' | 'error' | undefined
  /**
   * What to do if the endpoint seems to ignore tokens: it gives the same page again and again, each time under a new
   * token, or goes back to keys that it listed before, as some emulators do
   * (https://github.com/floci-io/floci/issues/2209). `'error'` ends the listing with a `PaginationError` and the
   * receipt's outcome `ignored-token`. `'continue'` goes on, as boto3 does, and may never end; use it if such pages
   * are right. docs/pagination.md says how many equal pages it takes. Listings that follow are not looked at.
   *
   * @default 'error'
   */
  onIgnoredToken?: 'error' | 'continue' | undefined
  /**
   * Keep how far a loop is, and go on from there the next time, in another process too: a file's path, anything with
   * `load()` and `save(text)`, or either with settings as `{ store, every, restart }`. What the loop is done with is
   * saved with every page, when it asks for the next. A checkpoint of another operation, region, account or other
   * parameters is refused before anything is sent; one that is complete lists nothing more. Default: none.
   */
  checkpoint?: Checkpoint | undefined
}

export const paginateOptionNames: OptionNames<PaginateOptions> = {
  maxItems: true,
  countedKeys: true,
  pageSize: true,
  startingToken: true,
  startAfterItem: true,
  signal: true,
  prefetch: true,
  deadline: true,
  follow: true,
  pollInterval: true,
  maxEmptyPages: true,
  onExpiredToken: true,
  onIgnoredToken: true,
  checkpoint: true,
}

const knownOptions: KnownOptions = {
  kind: 'pagination option',
  names: paginateOptionNames,
  remedies: {
    abortSignal: 'use `signal`',
    timeout: 'use `deadline`',
    maxResults: 'use `pageSize` for the items of one page, `maxItems` for those of the listing',
    limit: 'use `pageSize` for the items of one page, `maxItems` for those of the listing',
    PaginationConfig: 'pass its settings as the options themselves: { maxItems, pageSize, startingToken }',
    query: 'use the method `search(expression)` of the pages',
  },
}

/** @throws PaginationError with every problem of the options. */
export function checkOptions(
  rule: CompiledRule,
  options: PaginateOptions,
  input: Readonly<Record<string, unknown>>,
): void {
  const problems = [
    ...optionProblems(options, knownOptions),
    ...Object.keys(input).flatMap((name) => misplacedOption(rule, name)),
    ...maxItemsProblem(rule, options.maxItems),
    ...countedKeysProblem(rule, options.countedKeys),
    ...pageSizeProblem(rule, options.pageSize),
    ...startProblems(rule, options, input),
    ...deadlineProblem(options.deadline),
    ...followProblem(rule, options.follow),
    ...atLeast('pollInterval', options.pollInterval, 0),
    ...atLeast('maxEmptyPages', options.maxEmptyPages, 1),
    ...expiredTokenProblem(options.onExpiredToken),
    ...ignoredTokenProblem(options.onIgnoredToken),
    ...checkpointProblems(options.checkpoint),
  ]
  if (problems.length > 0) throw new PaginationError(problems.join('\n  '), rule.context)
}

/** An option that stands among AWS's parameters, as boto3's `PaginationConfig` does. */
function misplacedOption({ inputMembers }: CompiledRule, name: string): string[] {
  if (inputMembers?.has(name)) return []
  if (name === 'PaginationConfig') {
    return [
      'PaginationConfig is not a parameter; pass its settings in the argument after the input: { maxItems, pageSize, startingToken }',
    ]
  }
  const ours = ofBoto3.get(name) ?? name
  if (!Object.hasOwn(paginateOptionNames, ours) || inputMembers?.has(ours)) return []
  return [`${name} is not a parameter; pass it in the argument after the input: { ${ours} }`]
}

/** What boto3's `PaginationConfig` holds, and ours. */
const ofBoto3: ReadonlyMap<string, string> = new Map([
  ['MaxItems', 'maxItems'],
  ['PageSize', 'pageSize'],
  ['StartingToken', 'startingToken'],
])

/** A text in quotes: `'3'` is not 3. */
function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

function maxItemsProblem(rule: CompiledRule, maxItems: unknown): string[] {
  if (maxItems === undefined) return []
  if (!Number.isSafeInteger(maxItems) || Number(maxItems) < 0) {
    return [`maxItems is ${shown(maxItems)}: pass a whole number, 0 or more`]
  }
  return rule.primary ? [] : ['maxItems has nothing to count: the operation has no result key. Leave it out']
}

function countedKeysProblem(rule: CompiledRule, keys: unknown): string[] {
  if (keys === undefined) return []
  if (!Array.isArray(keys) || keys.length === 0)
    return ['countedKeys is no list of result keys: name one or more']
  return keys.flatMap((name: unknown) => resultKeyProblem(rule, name))
}

function pageSizeProblem(rule: CompiledRule, pageSize: unknown): string[] {
  if (pageSize === undefined || pageSize === 'max') return []
  if (!rule.limit) return ['pageSize cannot be set: the operation has no parameter for it. Leave it out']
  if (Number.isSafeInteger(pageSize) && Number(pageSize) >= 1) return []
  return [`pageSize is ${shown(pageSize)}: pass a whole number, 1 or more, or 'max'`]
}

function startProblems(
  rule: CompiledRule,
  { startingToken, startAfterItem }: PaginateOptions,
  input: Readonly<Record<string, unknown>>,
): string[] {
  const both = startingToken !== undefined && startAfterItem !== undefined
  const problem = seekProblem(rule.seek, input, startAfterItem)
  return [
    ...(both ? ['startingToken and startAfterItem cannot be combined; pass one of them'] : []),
    ...(problem === undefined ? [] : [problem]),
  ]
}

function followProblem({ repeatMeans, isEndless }: CompiledRule, follow: unknown): string[] {
  if (!follow || isEndless || repeatMeans === 'end') return []
  return ['follow has nothing to follow: the end of this listing gives no token to ask again. Leave it out']
}

function atLeast(name: string, value: unknown, least: number): string[] {
  if (value === undefined || (typeof value === 'number' && value >= least)) return []
  return [`${name} is ${shown(value)}: pass a number, ${least} or more`]
}

function expiredTokenProblem(onExpiredToken: unknown): string[] {
  if (onExpiredToken === undefined || onExpiredToken === 'recover' || onExpiredToken === 'error') return []
  return [`onExpiredToken is ${JSON.stringify(onExpiredToken)}: pass 'recover' or 'error'`]
}

function ignoredTokenProblem(onIgnoredToken: unknown): string[] {
  if (onIgnoredToken === undefined || onIgnoredToken === 'error' || onIgnoredToken === 'continue') return []
  return [`onIgnoredToken is ${JSON.stringify(onIgnoredToken)}: pass 'error' or 'continue'`]
}
