import { type KnownOptions, optionProblems, PaginationError } from '../../errors/index.js'
import { checkpointProblems } from '../checkpoint/index.js'
import {
  type CompiledRule,
  divisionProblem,
  isSharded,
  namesIterator,
  resultKeyProblem,
  seekProblem,
} from '../rule/index.js'
import { deadlineProblem } from '../timing/index.js'
import { type PaginateOptions, paginateOptionNames } from './paginate-options.js'

const knownOptions: KnownOptions = {
  kind: 'pagination option',
  names: paginateOptionNames,
  remedies: {
    abortSignal: 'use `signal`',
    timeout: 'use `deadline`',
    maxResults: 'use `pageSize` for the items of one page, or `maxItems` for those of the whole listing',
    limit: 'use `pageSize` for the items of one page, or `maxItems` for those of the whole listing',
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
    ...parallelProblems(rule, options, input),
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

/** An option that was passed among AWS's parameters, as boto3's `PaginationConfig` is. */
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

/** The settings of boto3's `PaginationConfig`, and our names for them. */
const ofBoto3: ReadonlyMap<string, string> = new Map([
  ['MaxItems', 'maxItems'],
  ['PageSize', 'pageSize'],
  ['StartingToken', 'startingToken'],
])

/** Quotes a string, so that `'3'` does not look like 3. */
function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

function maxItemsProblem(rule: CompiledRule, maxItems: unknown): string[] {
  if (maxItems === undefined) return []
  if (!Number.isSafeInteger(maxItems) || Number(maxItems) < 0) {
    return [`maxItems is ${shown(maxItems)}: pass a whole number, 0 or more`]
  }
  return rule.primary
    ? []
    : ['maxItems cannot be used: the operation has no result key, so there are no items to count']
}

function countedKeysProblem(rule: CompiledRule, keys: unknown): string[] {
  if (keys === undefined) return []
  if (!Array.isArray(keys) || keys.length === 0)
    return [`countedKeys is ${JSON.stringify(keys)}: pass a list of one or more result keys`]
  return keys.flatMap((name: unknown) => resultKeyProblem(rule, name))
}

function pageSizeProblem(rule: CompiledRule, pageSize: unknown): string[] {
  if (pageSize === undefined || pageSize === 'max') return []
  if (!rule.limit) return ['pageSize cannot be used: the operation has no parameter for it']
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

/** The most requests at once that a listing may ask for. */
const mostParallel = 512

function parallelProblems(
  rule: CompiledRule,
  { parallel, ordered }: PaginateOptions,
  input: Readonly<Record<string, unknown>>,
): string[] {
  const isFlag = ordered === undefined || typeof ordered === 'boolean'
  const flagProblem = isFlag ? [] : [`ordered is ${shown(ordered)}: pass true or false`]
  if (parallel === undefined) {
    const isAlone = ordered !== undefined && isFlag
    return isAlone
      ? ['ordered cannot be used without parallel: one chain of pages is always in order']
      : flagProblem
  }
  const isNumber = Number.isSafeInteger(parallel) && parallel >= 1 && parallel <= mostParallel
  if (!isNumber)
    return [`parallel is ${shown(parallel)}: pass a whole number from 1 to ${mostParallel}`, ...flagProblem]
  const isDivided = parallel > 1 || (isSharded(rule) && !namesIterator(rule, input))
  const problem = isDivided ? divisionProblem(rule, input, { ordered: ordered !== false }) : undefined
  return problem === undefined ? flagProblem : [problem, ...flagProblem]
}

function followProblem({ repeatMeans, isEndless }: CompiledRule, follow: unknown): string[] {
  if (!follow || isEndless || repeatMeans === 'end') return []
  return ['follow cannot be used: the end of this listing has no token that can be requested again']
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
