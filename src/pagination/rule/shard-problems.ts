import type { CompiledRule } from './compiled-rule.js'
import { isAbsent } from './is-absent.js'
import type { ShardedRule } from './shard-rule.js'
import { readTime } from './time-range.js'

type Input = Readonly<Record<string, unknown>>

/** Every reason why the shards of a stream cannot be read with `input`, and what to do instead. */
export function shardProblems(rule: ShardedRule, input: Input): string[] {
  const { dividedBy, inputTokens, limit } = rule
  const { stream } = dividedBy
  const tokens = inputTokens.filter(({ name }) => !isAbsent(input[name])).map(({ name }) => name)
  const names = stream.filter((name) => isGiven(input[name]))
  const unnamed =
    names.length > 0
      ? []
      : [`parallel reads all shards of a stream: pass ${stream.join(' or ')} in the input`]
  const size = limit && input[limit.name]
  const isSize = !isGiven(size) || (Number.isSafeInteger(size) && Number(size) >= (limit?.min ?? 0))
  return [
    ...tokens.map((name) => `omit ${name}, which is for one shard, or omit parallel`),
    ...unnamed,
    ...names
      .filter((name) => typeof input[name] !== 'string' || input[name] === '')
      .map((name) => `${shown(input, name)}: pass a text`),
    ...startProblems(rule, input),
    ...(isSize ? [] : [`${shown(input, limit?.name ?? '')}: pass a whole number, ${limit?.min} or more`]),
    ...unknownProblems(rule, input),
  ]
}

/** True if the input names a single shard, by its iterator. */
export function namesIterator({ inputTokens }: CompiledRule, input: Input): boolean {
  return inputTokens.some(({ name }) => !isAbsent(input[name]))
}

function startProblems({ dividedBy: { starts, iterator } }: ShardedRule, input: Input): string[] {
  const { type, sequence, time = '' } = iterator
  const isAtTime = input[type] === 'AT_TIMESTAMP'
  const isStart = !isGiven(input[type]) || starts.some((one) => one === input[type])
  const isOfOne = isGiven(input[sequence]) || /_SEQUENCE_NUMBER$/.test(String(input[type]))
  const wrongTime = isGiven(input[time]) ? readTime(input[time], 'date') === undefined : isAtTime
  return [
    ...(isStart ? [] : [`${shown(input, type)}: pass one of '${starts.join("', '")}'`]),
    ...(isOfOne ? [`omit ${sequence}, which is for one shard, or omit parallel`] : []),
    ...(isStart && wrongTime && time ? [`${shown(input, time)}: pass a Date`] : []),
    ...(isGiven(input[time]) && !isAtTime
      ? [`${time} needs ${type}: 'AT_TIMESTAMP': pass that, or omit ${time}`]
      : []),
  ]
}

function unknownProblems({ dividedBy, inputMembers, inputTokens }: ShardedRule, input: Input): string[] {
  const { type, sequence, time } = dividedBy.iterator
  const tokens = inputTokens.map(({ name }) => name)
  const own = [...(inputMembers?.keys() ?? [])].filter((name) => !tokens.includes(name))
  const names = [...new Set([...dividedBy.stream, type, ...(time ? [time] : []), ...own])]
  return Object.keys(input)
    .filter((name) => isGiven(input[name]) && ![...names, ...tokens, sequence].includes(name))
    .map((name) => `${name} is not a parameter of this listing; it takes ${names.join(', ')}`)
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function shown(input: Input, name: string): string {
  const value = input[name]
  return `${name} is ${typeof value === 'bigint' ? value : JSON.stringify(value)}`
}
