import type { ShardStart } from '../../../models/index.js'

/**
 * A place in a shard, as text: the type of an iterator that starts there, and the sequence number or the time that it
 * needs.
 *
 * @example
 * 'TRIM_HORIZON'
 * 'AT_TIMESTAMP/2026-11-27T10:00:00.000Z'
 * 'AFTER_SEQUENCE_NUMBER/49590338271490256608559692538361571095921575989136588898'
 */
export type ShardPlace = string

type PlaceType = ShardStart | 'AFTER_SEQUENCE_NUMBER'

export function placeAfter(sequence: string): ShardPlace {
  return `AFTER_SEQUENCE_NUMBER/${sequence}`
}

export function placeAt(time: number): ShardPlace {
  return `AT_TIMESTAMP/${new Date(time).toISOString()}`
}

/** Reads a place; undefined if the text is not one. */
export function readPlace(
  place: unknown,
): { readonly type: PlaceType; readonly sequence?: string; readonly time?: Date } | undefined {
  if (place === 'TRIM_HORIZON' || place === 'LATEST') return { type: place }
  const [, type, value = ''] =
    /^(AFTER_SEQUENCE_NUMBER|AT_TIMESTAMP)\/(.+)$/.exec(typeof place === 'string' ? place : '') ?? []
  if (type === 'AFTER_SEQUENCE_NUMBER') return { type, sequence: value }
  const time = new Date(value)
  return type === 'AT_TIMESTAMP' && !Number.isNaN(time.getTime()) ? { type, time } : undefined
}
