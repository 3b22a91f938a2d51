import type { Origin } from './origin.js'

/**
 * One format. Each call returns the text that can be written at once. Either `page`, `elements` or `value` is called, and
 * then `end`, once.
 */
export interface Writer {
  /** A page of a listing. */
  page(page: object, origin: Origin | undefined): string
  /** The next elements of a list that `--query` finds. */
  elements(list: readonly unknown[]): string
  /** A result that is there as a whole: of an operation without pages, or of a query. */
  value(value: unknown): string
  /** The result of an operation without pages, if the format has another way to show it than as a value. */
  result?(result: object, origin: Origin | undefined): string
  /** Closes what is open. What was written must then be as valid as the format allows, even if pages are missing. */
  end(end: ListingEnd): string
  /** What this format could not show, as sentences without a capital. */
  readonly notes?: readonly string[]
}

export interface ListingEnd {
  /** The token that continues a listing that is not complete. */
  readonly resumeToken: string | undefined
  /** The listing failed or was interrupted. */
  readonly hasFailed: boolean
}
