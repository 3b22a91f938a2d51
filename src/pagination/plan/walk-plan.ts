import type { CheckpointPlan } from '../checkpoint/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import type { Deadline } from '../timing/index.js'
import type { Position, SavedPieces } from '../token/index.js'
import type { PageSender } from './page-sender.js'

type Structure = Record<string, unknown>

/**
 * What every loop over the same pages starts with. No loop changes it.
 *
 * @example
 * // s3.paginate('list_object_versions', { Bucket: 'logs' }, { pageSize: 500, maxItems: 1200 })
 * { rule: CompiledRule, sender: PageSender, input: { Bucket: 'logs', MaxKeys: 500 }, start: Position, parallel: 1,
 *   maxItems: 1200, largestPages: false, counted: [Versions], hasCountedKeys: false, maxEmptyPages: 10_000, recovers: true, … }
 */
export interface WalkPlan {
  readonly rule: CompiledRule
  readonly sender: PageSender<Structure, object>
  /** The caller's input, copied, with the page size and without tokens, which are in `start`. */
  readonly input: Structure
  readonly start: Position
  /** What is left of a listing in several pieces, instead of `start`, which then is the beginning. */
  readonly pieces: SavedPieces | undefined
  /** True if no single chain of pages is the whole listing, such as that of a stream, which has shards. */
  readonly onlyPieces: boolean
  /** The most requests at once; 1 for one page after another. */
  readonly parallel: number
  /** Whether a listing in several pieces is delivered in the service's order. */
  readonly isOrdered: boolean
  readonly maxItems: number | undefined
  /** True if pages are to be as large as the service accepts; otherwise `input` has the page size. */
  readonly largestPages: boolean
  /** The result keys whose items `maxItems` counts. */
  readonly counted: readonly PageKey[]
  /** True if the caller passed `countedKeys`: then loops over other items count those keys too. */
  readonly hasCountedKeys: boolean
  readonly signal: AbortSignal | undefined
  /** undefined: only when all pages are collected. */
  readonly prefetch: boolean | undefined
  readonly deadline: Deadline | undefined
  /** Milliseconds between requests at the end of a listing that is followed; undefined if it is not. */
  readonly pollInterval: number | undefined
  readonly maxEmptyPages: number
  /** Whether an endpoint that seems to ignore tokens is an error. */
  readonly noticesIgnoredTokens: boolean
  /** Whether a listing whose token is refused is started again. */
  readonly recovers: boolean
  readonly checkpoint: CheckpointPlan | undefined
  /** True if the loop delivers whole pages, so that it never ends within one. Absent for a loop over items. */
  readonly isByPage?: boolean
}
