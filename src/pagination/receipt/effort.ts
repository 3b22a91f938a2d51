/** What one page cost, whether it arrived or failed. */
export interface Effort {
  /** Number of requests sent for the page, including the first. */
  readonly attempts: number
  /** Number of those requests that the service throttled. */
  readonly throttles: number
  /** Number of other requests that the page needed, such as one for an iterator. */
  readonly others?: number | undefined
}
