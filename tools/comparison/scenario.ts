import type { PaginateOptions } from '../../src/pagination/index.js'

/** One response of the service: an object, encoded in the rival's protocol, or literal XML. */
export interface Answer {
  readonly status?: number
  readonly body: object | string
}

/** The parts of a request that a response depends on. */
export interface Asked {
  /** The page that its token asks for; 0 without a token. */
  readonly page: number
  /** How many earlier requests asked for that page. */
  readonly before: number
  /** The request's body, or its path if it has no body. */
  readonly text: string
}

/**
 * How a rival lists: `call` one page by calling the operation; `list` by its paginator; `retry` by its paginator,
 * whose iterator is asked again after an error; `limit` seven items and then the rest; `leave` after seven items by
 * `break` and then the rest; `full` one merged result.
 */
export type Mode = 'call' | 'list' | 'retry' | 'limit' | 'leave' | 'full'

/** A behaviour of a service, and how the rivals list it. */
export interface Scenario {
  /** What happens, in one sentence that no other scenario has. */
  readonly title: string
  /** Where users asked about it. */
  readonly thread: string
  readonly service: string
  /** The operation in AWS's spelling. */
  readonly operation: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly mode: Mode
  /** The page's list whose items are counted. */
  readonly key: string
  /** How many items the service holds; undefined if they never end. */
  readonly stored: number | undefined
  /** A JMESPath of the merged result to show, in mode `full`. */
  readonly show?: string
  readonly pageSize?: number
  /** Only nexttoken can do this. */
  readonly options?: PaginateOptions
  answer(asked: Asked): Answer
}

/** The outcome of one rival in a scenario. */
export interface Observed {
  /** How many items it returned, and how many of them are distinct. */
  readonly items: number
  readonly distinct: number
  /** The name of the error that ended it. */
  readonly error?: string | undefined
  /** Why the rival cannot run the scenario. */
  readonly lacks?: string | undefined
  /** The value that the scenario shows, as JSON. */
  readonly value?: string | undefined
}

/** After this many requests the server stops, because the rival would continue forever. */
export const mostRequests = 60
/** The server's error then. */
export const breakOff = 'ComparisonBrokenOff'
