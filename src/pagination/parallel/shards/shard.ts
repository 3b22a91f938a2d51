import type { DividedByShards } from '../../../models/index.js'
import { isObject } from '../../../values/index.js'
import { valueAt } from '../../rule/index.js'
import { readPlace, type ShardPlace } from './shard-place.js'

/** A shard of a stream. */
export interface Shard {
  readonly id: string
  readonly parents: readonly string[]
  /** True if no record will be added to it. */
  readonly isClosed: boolean
}

/**
 * A piece of a stream.
 *
 * @example
 * { shard: 'shardId-000000000003', parents: ['shardId-000000000001'], start: 'TRIM_HORIZON' }
 */
export interface ShardBounds {
  readonly shard: string
  /** The shards that had to end before it began. */
  readonly parents: readonly string[]
  /** Where it starts, for whoever resumes the listing before one of its pages was delivered. */
  readonly start: ShardPlace
}

export function isShardBounds(value: unknown): value is ShardBounds {
  if (!isObject(value)) return false
  const { shard, parents, start } = value
  const areTexts = Array.isArray(parents) && parents.every((parent) => typeof parent === 'string')
  return typeof shard === 'string' && areTexts && readPlace(start) !== undefined
}

/**
 * What a token holds besides the shards that are being read: those that have ended and are still listed. The others begin
 * when their parents have ended.
 */
export interface EndedShards {
  readonly ended: readonly string[]
}

export function isEndedShards(value: unknown): value is EndedShards {
  if (!isObject(value) || !Array.isArray(value.ended)) return false
  return value.ended.every((one: unknown) => typeof one === 'string')
}

/** Reads a shard as the service lists it. */
export function readShard({ list }: DividedByShards, value: unknown): Shard {
  const parents = list.parents.flatMap((name) => textsOf(valueAt(value, name)))
  return {
    id: String(valueAt(value, list.shard)),
    parents,
    isClosed: typeof valueAt(value, list.end) === 'string',
  }
}

/** Reads the children that the last page of a shard names. */
export function readChildren({ children }: DividedByShards, page: object): Shard[] {
  const listed: unknown = children && Reflect.get(page, children.list)
  if (!children || !Array.isArray(listed)) return []
  return listed.map((value: unknown) => ({
    id: String(valueAt(value, children.shard)),
    parents: textsOf(valueAt(value, children.parents)),
    isClosed: false,
  }))
}

function textsOf(value: unknown): string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.filter((one) => typeof one === 'string' && one !== '') as string[]
}
