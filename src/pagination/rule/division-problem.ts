import type { DividedBySegments, DividedByTimes } from '../../models/index.js'
import type { CompiledRule } from './compiled-rule.js'
import { shardProblems } from './shard-problems.js'
import { isSharded } from './shard-rule.js'
import { readTime, timeOrder, timeRange, valueAt } from './time-range.js'

type Input = Readonly<Record<string, unknown>>

/**
 * Returns why a listing of `input` cannot be divided for the option `parallel`, and what to do instead, a line for each
 * problem; undefined if it can. `ordered` says whether the caller wants the service's order.
 */
export function divisionProblem(
  rule: CompiledRule,
  input: Input,
  { ordered = true }: { readonly ordered?: boolean | undefined } = {},
): string | undefined {
  const { dividedBy } = rule
  if (!dividedBy) return `parallel cannot be used: ${rule.undivided ?? oneChain}. ${remedy(rule)}`
  if (isSharded(rule)) return shardProblems(rule, input).join('\n  ') || undefined
  if (dividedBy.kind === 'segments') return segmentProblem(dividedBy, input)
  return dividedBy.kind === 'times' ? timesProblem(dividedBy, input, ordered) : undefined
}

const oneChain = 'each page of this listing is known only from the page before it'

/** What the caller can list side by side instead. */
function remedy(rule: CompiledRule): string {
  const parents = parentsOf(rule)
  const each = ['each region', 'each account', ...(parents.length > 0 ? [`each ${parents.join(', ')}`] : [])]
  return `Omit parallel, or start one listing for ${each.join(', for ')}, and read them side by side`
}

/** The input members that say whose items are listed: those that are required, else those that look like names. */
function parentsOf({ inputMembers, requiredInput, inputTokens }: CompiledRule): readonly string[] {
  if (requiredInput.length > 0) return requiredInput.slice(0, 3)
  const named = [...(inputMembers ?? [])].filter(
    ([name, { shape }]) => shape.type === 'string' && /(?:name|id|arn|identifier)$/i.test(name),
  )
  const tokens = new Set(inputTokens.map(({ name }) => name))
  return named
    .map(([name]) => name)
    .filter((name) => !tokens.has(name))
    .slice(0, 3)
}

function segmentProblem({ segment, total }: DividedBySegments, input: Input): string | undefined {
  const given = [segment, total].filter((name) => input[name] !== undefined && input[name] !== null)
  if (given.length === 0) return undefined
  return `parallel cannot be combined with ${given.join(' and ')} of the input: it divides the listing into segments itself. Omit ${given.join(' and ')}, or omit parallel`
}

function timesProblem(facts: DividedByTimes, input: Input, ordered: boolean): string | undefined {
  const { start, end, unit } = facts
  const missing = [start, end].filter((path) => (valueAt(input, path) ?? undefined) === undefined)
  if (missing.length > 0) {
    const also = missing.length === 1 ? ' too' : ''
    return `parallel divides this listing into windows of time between ${start} and ${end} of the input: pass ${missing.join(' and ')}${also}, or omit parallel`
  }
  const unread = [start, end].find((path) => readTime(valueAt(input, path), unit) === undefined)
  if (unread !== undefined) {
    return `${unread} of the input is ${shown(valueAt(input, unread))}: pass ${wanted[unit]}, so that parallel can divide the time`
  }
  const range = timeRange(facts, input)
  if (range && range.from > range.to) {
    return `${start} of the input (${shown(valueAt(input, start))}) is later than ${end} (${shown(valueAt(input, end))}): exchange them`
  }
  if (!ordered || timeOrder(facts, input) !== 'other') return undefined
  return `parallel cannot keep the order of this listing, because its items are not sorted by ${facts.time}: ${orderRemedy(facts)}`
}

const wanted = {
  date: 'a Date',
  milliseconds: 'a number of milliseconds since 1970',
  seconds: 'a number of seconds since 1970',
} as const

function orderRemedy({ by, direction }: DividedByTimes): string {
  const sorts = Object.entries(by ?? {}).flatMap(([path, value]) =>
    value === '' ? [] : `${path}: '${value}'`,
  )
  if (sorts.length === 0) return 'pass { ordered: false }'
  const also = direction === undefined ? '' : ` and a ${direction}`
  return `pass { ordered: false }, or ${sorts.join(' and ')}${also} in the input`
}

function shown(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : JSON.stringify(value)
}
