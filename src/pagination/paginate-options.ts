import { didYouMean, PaginationError } from '../errors/index.js'
import type { CompiledRule } from './compiled-rule.js'

/** How far and in what steps to list. */
export interface PaginateOptions {
  /**
   * List at most so many items of the first result key. The last page is cut to fit; where more remains,
   * `resumeToken` says where. Default: all.
   */
  maxItems?: number | undefined
  /** Ask for pages of so many items; it goes into the operation's own limit parameter. Default: the service's. */
  pageSize?: number | undefined
  /** Go on from here: a `resumeToken`, or a token of boto3's or the AWS CLI's. Default: from the beginning. */
  startingToken?: string | undefined
  /** Aborts the request that is in flight; later pages are not asked for. */
  signal?: AbortSignal | undefined
}

const optionNames: Record<keyof PaginateOptions, true> = {
  maxItems: true,
  pageSize: true,
  startingToken: true,
  signal: true,
}

/** @throws PaginationError with every problem of the options. */
export function checkOptions(rule: CompiledRule, options: PaginateOptions): void {
  const problems = [
    ...Object.keys(options).flatMap(unknownOption),
    ...maxItemsProblem(rule, options.maxItems),
    ...pageSizeProblem(rule, options.pageSize),
  ]
  if (problems.length > 0) throw new PaginationError(problems.join('\n  '), rule.context)
}

function unknownOption(name: string): string[] {
  if (Object.hasOwn(optionNames, name)) return []
  const names = Object.keys(optionNames)
  return [
    `unknown pagination option ${JSON.stringify(name)}${didYouMean(name, names) || `; there are ${names.join(', ')}`}`,
  ]
}

function maxItemsProblem(rule: CompiledRule, maxItems: unknown): string[] {
  if (maxItems === undefined) return []
  if (!Number.isSafeInteger(maxItems) || Number(maxItems) < 0) {
    return [`maxItems is ${String(maxItems)}: pass a whole number, 0 or more`]
  }
  return rule.primary ? [] : ['maxItems has nothing to count: the operation has no result key. Leave it out']
}

function pageSizeProblem(rule: CompiledRule, pageSize: unknown): string[] {
  if (pageSize === undefined) return []
  if (!rule.limit) return ['pageSize cannot be set: the operation has no parameter for it. Leave it out']
  if (Number.isSafeInteger(pageSize) && Number(pageSize) >= 1) return []
  return [`pageSize is ${String(pageSize)}: pass a whole number, 1 or more`]
}
