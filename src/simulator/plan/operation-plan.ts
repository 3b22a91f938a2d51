import type { AwsErrorFields } from '../../errors/index.js'
import type { OperationModel, ServiceModel } from '../../models/index.js'
import type { SingleAnswer, SingleOutput } from './answers.js'
import type { Fault } from './fault.js'
import type { Paging } from './paging.js'

/**
 * What to simulate: operations by name, `sns.ListTopics` or `sns.list_topics`.
 *
 * @example
 * { 'sns.ListTopics': { items: 103 }, 's3.ListObjectsV2': { items: 5000, pageSize: 1000, faults: [{ on: 2, kind: 'throttle' }] } }
 * { 's3.GetObject': { output: { Body: 'hello' } }, 'sns.Publish': { error: { code: 'NotFound' } } }
 */
export type SimulationPlan = Readonly<Record<string, OperationPlan>>

/**
 * What an operation lists, or what it answers, and how it behaves. Every setting is optional: `{}` gives two and a half
 * pages. An operation without pages returns all items at once. With `output`, `error` or `answers`, nothing is listed.
 */
export interface OperationPlan {
  /**
   * Number of items in the whole listing.
   *
   * @default two and a half pages; 100 for an operation without pages
   */
  readonly items?: number
  /**
   * Number of items on a page if the request has no limit.
   *
   * @default the service's own page size if it is known, else 100
   */
  readonly pageSize?: number
  /**
   * Number of empty pages, with a token, before each page with items.
   *
   * @default 0
   */
  readonly emptyPages?: number
  /**
   * Delay of each response in milliseconds.
   *
   * @default 0
   */
  readonly latency?: number
  /**
   * Refuse requests with a larger limit than this.
   *
   * @default no limit is refused; the page is smaller than asked for
   */
  readonly largestLimit?: number
  /**
   * Number of requests per second, and at once, that are answered. Other requests are throttled.
   *
   * @default no request is throttled
   */
  readonly rate?: number
  /**
   * What goes wrong, and on which requests.
   *
   * @default nothing
   * @example
   * [{ on: 2, kind: 'reset' }, { on: 'every 3', kind: 'throttle' }]
   */
  readonly faults?: readonly Fault[]
  /**
   * Return the item of an index, counted from 0. The members of a structure replace the generated ones; any other value
   * replaces the item.
   *
   * @default generated items
   * @example
   * (index) => ({ Key: `logs/${index}` })
   */
  readonly item?: (index: number) => unknown
  /**
   * Answer every request with this output, or with what this function returns for its input and its number. A body is
   * bytes or a string, events are an array. `$metadata: { httpStatusCode: 206 }` sets the status. The function may throw
   * an `awsError`.
   *
   * @default a page
   * @example
   * ({ Key }) => ({ Body: `the text of ${Key}`, ContentType: 'text/plain' })
   */
  readonly output?: SingleOutput
  /**
   * Answer every request with this error of the service.
   *
   * @default none
   * @example
   * { code: 'NoSuchKey', message: 'The specified key does not exist.' }
   */
  readonly error?: AwsErrorFields
  /**
   * Answer the requests with these outputs and errors in order; the last one answers all further requests. Retries are
   * requests, too.
   *
   * @default none
   * @example
   * [{ error: { code: 'ResourceNotFoundException' } }, { output: { Table: { TableStatus: 'ACTIVE' } } }]
   */
  readonly answers?: readonly SingleAnswer[]
}

/** A checked entry of a plan. */
export type PlannedOperation = PlannedListing | PlannedAnswers

interface PlannedBehaviour {
  readonly service: ServiceModel
  readonly operation: OperationModel
  readonly latency: number
  readonly rate: number | undefined
  readonly faults: readonly Fault[]
}

/** An operation that lists items. */
export interface PlannedListing extends PlannedBehaviour {
  readonly items: number
  readonly pageSize: number
  readonly emptyPages: number
  readonly largestLimit: number | undefined
  readonly paging: Paging
}

/** An operation whose answers the plan gives; there is at least one. */
export interface PlannedAnswers extends PlannedBehaviour {
  readonly answers: readonly SingleAnswer[]
}
