import type { TargetOutcome } from '../schedule/index.js'

/**
 * What became of one target: an operation in a region of an account.
 *
 * @example
 * { account: '123456789012', region: 'eu-south-2', service: 'ec2', operation: 'DescribeInstances', outcome: 'denied',
 *   pages: 0, items: 0, requests: 1, error: ServiceError }
 */
export interface TargetReceipt {
  /** The id of the account; the profile's name if the id could not be found out. */
  readonly account: string
  /** The profile that the account was named by. */
  readonly profile?: string
  /** `aws-global` for a service or an operation that is the same in all regions. */
  readonly region: string
  readonly service: string
  /** As AWS spells it. */
  readonly operation: string
  /** `waiting`: its first page was not requested yet. `running`: it has not ended. */
  readonly outcome: TargetOutcome | 'running' | 'waiting'
  /** Pages delivered; with a checkpoint, over all runs. */
  readonly pages: number
  /** Items delivered; with a checkpoint, over all runs. */
  readonly items: number
  /** Requests sent in this run, including repeated attempts. */
  readonly requests: number
  /** Why it is not complete. */
  readonly error?: Error
  /** Why it is not certain that the region can be listed. */
  readonly note?: string
}
