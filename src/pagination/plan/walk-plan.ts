import type { CheckpointPlan } from '../checkpoint/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import type { Deadline } from '../timing/index.js'
import type { Position } from '../token/index.js'
import type { PageSender } from './page-sender.js'

type Structure = Record<string, unknown>

/** What every loop over the same pages begins with; none of them writes to it. */
export interface WalkPlan {
  readonly rule: CompiledRule
  readonly sender: PageSender<Structure, object>
  /** The caller's input, copied, with the page size; its tokens stand in `start`. */
  readonly input: Structure
  readonly start: Position
  readonly maxItems: number | undefined
  /** Whether pages are to be as large as the service accepts; else `input` says how large. */
  readonly largestPages: boolean
  /** The result keys whose items `maxItems` counts. */
  readonly counted: readonly PageKey[]
  /** The caller named those keys: loops over other items count them too. */
  readonly countsAsTold: boolean
  readonly signal: AbortSignal | undefined
  /** undefined: ahead where all pages are collected, and only there. */
  readonly prefetch: boolean | undefined
  readonly deadline: Deadline | undefined
  /** Milliseconds between polls at the end of a listing; undefined where the end ends it. */
  readonly pollInterval: number | undefined
  readonly maxEmptyPages: number
  /** Whether a listing ends with an error where the endpoint seems to ignore tokens. */
  readonly noticesIgnoredTokens: boolean
  /** Whether a listing whose token is refused is taken up again by other means. */
  readonly recovers: boolean
  readonly checkpoint: CheckpointPlan | undefined
}
