import { PaginationError } from '../../../errors/index.js'
import { isBytes } from '../../../values/index.js'
import { readTime, type ShardedRule, valueAt } from '../../rule/index.js'

/** The records of a page. */
export function recordsOf({ primary }: ShardedRule, page: object): readonly unknown[] {
  const records = primary?.read(page)
  return Array.isArray(records) ? records : []
}

/** @throws PaginationError if the record has no sequence number. */
export function sequenceOf({ dividedBy, context }: ShardedRule, record: unknown): string {
  const { sequence } = dividedBy.record
  const value = valueAt(record, sequence)
  if (typeof value === 'string' && value !== '') return value
  throw new PaginationError(`a record has no ${sequence}, so the listing cannot continue behind it`, context)
}

/** Whether a record was written at a time or later. Services may report whole seconds. */
export function isSince({ dividedBy }: ShardedRule, record: unknown, time: number): boolean {
  const written = readTime(valueAt(record, dividedBy.record.time), 'date')
  return written === undefined || written >= Math.floor(time / 1000) * 1000
}

/** How much the records count for the bytes that a shard may be read in a second. */
export function bytesOf({ dividedBy }: ShardedRule, records: readonly unknown[]): number {
  const { data } = dividedBy.record
  if (data === undefined) return 0
  return records.reduce<number>((sum, record) => {
    const value = valueAt(record, data)
    return sum + (isBytes(value) ? value.byteLength : 0)
  }, 0)
}
