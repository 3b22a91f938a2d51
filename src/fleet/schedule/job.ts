import type { PageIterator, PaginateOptions, Receipt } from '../../pagination/index.js'
import type { Structure } from '../../protocols/index.js'
import type { FleetAccount, TargetRegion } from '../targets/index.js'

/** The pages of a listing of which only names are known. */
export type AnyPages = PageIterator<object, Record<string, unknown>, string>

/** An operation to be listed in one region of one account. */
export interface Job {
  readonly account: FleetAccount
  readonly region: TargetRegion
  /** As `client(name)` takes it. */
  readonly service: string
  /** By any of its names. One without pages is called once, and its output is the only value. */
  readonly operation: string
  readonly input?: Structure | undefined
  readonly options?: PaginateOptions | undefined
  /** Starts the loop whose values are delivered. @default one over the pages */
  open?(pages: AnyPages): JobLoop
  /**
   * Resolves when the job knows that the values delivered so far are finished with. Called after the loop was asked for
   * more, and awaited before anything else is delivered.
   */
  settled?(): Promise<void>
}

/** A loop over a job's listing. */
export interface JobLoop extends AsyncIterator<unknown, undefined> {
  /** How many values need no request. @default those of a loop over items; 0 for others */
  readonly ready?: number
}

/** How a target ended. */
export type TargetOutcome =
  /** Everything was listed. */
  | 'complete'
  /** `maxItems` ended the listing, and more items remain. */
  | 'limit'
  /** `deadline` ended it, or came before it began. */
  | 'deadline'
  /** `signal`, `break`, `failFast` or an error of the whole run ended it, or came before it began. */
  | 'aborted'
  /** The caller is not allowed to call the operation, or to assume the role. */
  | 'denied'
  /** The account has not enabled the region. */
  | 'not-enabled'
  /** The region does not have the operation, or the service has no endpoint there. */
  | 'not-available'
  /** Any other error. */
  | 'failed'

/** What happened to a job. */
export type JobEvent<J extends Job = Job> =
  | { readonly kind: 'started'; readonly job: J }
  /** A page, or whatever the job's loop yields. */
  | { readonly kind: 'value'; readonly job: J; readonly value: unknown }
  | JobEnd<J>

/** The last event of a job. */
export interface JobEnd<J extends Job = Job> {
  readonly kind: 'ended'
  readonly job: J
  readonly outcome: TargetOutcome
  /** Why it is not complete. */
  readonly error?: Error | undefined
  /** What the listing did; undefined if it was not begun. */
  readonly receipt?: Receipt | undefined
}

export interface RunOptions {
  /**
   * Maximum number of jobs at work. One that waits for its pace is not at work.
   *
   * @default 32
   */
  readonly concurrency?: number | undefined
  /**
   * End all jobs, and throw, at the first one that fails.
   *
   * @default false
   */
  readonly failFast?: boolean | undefined
  readonly signal?: AbortSignal | undefined
  /** Called before the loops of the jobs at work are ended. */
  readonly onStop?: (() => void) | undefined
}
