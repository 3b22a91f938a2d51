import type { PaginateOptions } from '../../src/pagination/index.js'

/** One answer of the service: an object in the protocol that the rival speaks, or XML as it stands. */
export interface Answer {
  readonly status?: number
  readonly body: object | string
}

/** One request, as far as an answer depends on it. */
export interface Asked {
  /** The page that its token asks for; 0 without one. */
  readonly page: number
  /** How many requests asked for that page before. */
  readonly before: number
  /** The request itself: its body, or its path where it has none. */
  readonly text: string
}

/**
 * How a rival lists: `call` one page by calling the operation; `list` by its paginator; `retry` by its paginator,
 * whose iterator is asked again after an error; `limit` seven items and then the rest; `leave` after seven items by
 * `break` and then the rest; `full` one merged result.
 */
export type Mode = 'call' | 'list' | 'retry' | 'limit' | 'leave' | 'full'

/** A behaviour of a service, and what a rival is to make of it. */
export interface Scenario {
  /** What happens, in a sentence; unique. */
  readonly title: string
  /** Where users asked about it. */
  readonly thread: string
  readonly service: string
  /** As AWS spells it. */
  readonly operation: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly mode: Mode
  /** The page's list whose items are counted. */
  readonly key: string
  /** How many items the service holds; undefined where there is no end of them. */
  readonly stored: number | undefined
  /** A JMESPath of the merged result that is shown, where the mode is `full`. */
  readonly show?: string
  readonly pageSize?: number
  /** What only nexttoken has. */
  readonly options?: PaginateOptions
  answer(asked: Asked): Answer
}

/** What one rival made of a scenario. */
export interface Observed {
  /** How many items it gave, and how many of them are different ones. */
  readonly items: number
  readonly distinct: number
  /** The name of the error that it ended with. */
  readonly error?: string | undefined
  /** It has no such thing: in words. */
  readonly lacks?: string | undefined
  /** What the scenario wants shown, as JSON. */
  readonly value?: string | undefined
}

/** After this many requests the server breaks off: such a listing would never end. */
export const mostRequests = 60
/** The error that the server then gives. */
export const breakOff = 'ComparisonBrokenOff'
