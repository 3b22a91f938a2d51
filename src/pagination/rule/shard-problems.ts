import type { DividedByShards } from '../../models/index.js'
import type { CompiledRule } from './compiled-rule.js'
import { isAbsent } from './is-absent.js'
import type { ShardedRule } from './shard-rule.js'
import { readTime } from './time-range.js'

type Input = Readonly<Record<string, unknown>>

/** Every reason why the shards of a stream cannot be read with `input`, and what to do instead. */
export function shardProblems(rule: ShardedRule, input: Input): string[] {
  return [
    ...iteratorProblem(rule, input),
    ...streamProblems(rule, input),
    ...startProblems(rule.dividedBy, input),
    ...timeProblem(rule.dividedBy, input),
    ...limitProblem(rule, input),
    ...unknownProblems(rule, input),
  ]
}

/** True if the input names a single shard, by its iterator. */
export function namesIterator({ inputTokens }: CompiledRule, input: Input): boolean {
  return inputTokens.some(({ name }) => !isAbsent(input[name]))
}

function iteratorProblem(rule: ShardedRule, input: Input): string[] {
  if (!namesIterator(rule, input)) return []
  const names = rule.inputTokens.map(({ name }) => name).join(' and ')
  return [
    `${names} of the input is for one shard, which has one chain of pages: omit ${names}, so that parallel reads all shards of the stream, or omit parallel`,
  ]
}

function streamProblems({ dividedBy: { stream } }: ShardedRule, input: Input): string[] {
  const given = stream.filter((name) => isGiven(input[name]))
  if (given.length === 0)
    return [`parallel reads all shards of a stream: pass ${stream.join(' or ')} in the input`]
  return given.flatMap((name) => {
    const value = input[name]
    return typeof value === 'string' && value !== '' ? [] : [`${name} is ${shown(value)}: pass a text`]
  })
}

function startProblems({ starts, iterator }: DividedByShards, input: Input): string[] {
  const { type, sequence } = iterator
  const start = input[type]
  const choices = starts.map((one) => `'${one}'`).join(', ')
  const whole =
    'A sequence number belongs to a single shard: to start at one, get an iterator of its shard and omit parallel'
  const isOne = !isGiven(start) || starts.some((one) => one === start)
  const wrong = isOne ? [] : [`${type} is ${shown(start)}: pass one of ${choices}`]
  if (isGiven(input[sequence])) return [...wrong, `${sequence} cannot be used with parallel. ${whole}`]
  return typeof start === 'string' && start.endsWith('SEQUENCE_NUMBER')
    ? wrong.map((one) => `${one}. ${whole}`)
    : wrong
}

function timeProblem({ iterator: { type, time } }: DividedByShards, input: Input): string[] {
  if (time === undefined) return []
  const value = input[time]
  const startsAtTime = input[type] === 'AT_TIMESTAMP'
  if (!isGiven(value)) return startsAtTime ? [`${type} is 'AT_TIMESTAMP': pass ${time} too`] : []
  if (readTime(value, 'date') === undefined) return [`${time} is ${shown(value)}: pass a Date`]
  return startsAtTime ? [] : [`${time} is used only with ${type}: 'AT_TIMESTAMP': pass that, or omit ${time}`]
}

function limitProblem({ limit }: ShardedRule, input: Input): string[] {
  const value = limit && input[limit.name]
  if (!limit || !isGiven(value)) return []
  return Number.isSafeInteger(value) && Number(value) >= limit.min
    ? []
    : [`${limit.name} is ${shown(value)}: pass a whole number, ${limit.min} or more`]
}

function unknownProblems({ dividedBy, inputMembers, inputTokens }: ShardedRule, input: Input): string[] {
  const { stream, iterator } = dividedBy
  const tokens = inputTokens.map(({ name }) => name)
  const own = [...(inputMembers?.keys() ?? [])].filter((name) => !tokens.includes(name))
  const names = new Set([...stream, iterator.type, ...(iterator.time ? [iterator.time] : []), ...own])
  const known = new Set([...names, ...tokens, iterator.sequence])
  return Object.keys(input)
    .filter((name) => !known.has(name) && isGiven(input[name]))
    .map((name) => `${name} is not a parameter of this listing; it takes ${[...names].join(', ')}`)
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function shown(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value))
}
