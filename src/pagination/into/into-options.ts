import { type ErrorContext, type OptionNames, optionProblems, PaginationError } from '../../errors/index.js'
import { snakeCase } from '../../models/index.js'
import type { SinkOptions, Written } from '../../sinks/index.js'
import type { Outcome, Receipt } from '../receipt/index.js'

/** What to write into a target, and how. */
export interface IntoOptions<Key extends string = string> extends SinkOptions {
  /**
   * Write the items of this result key, or of several ones together: then the column `_list` has each item's key.
   *
   * @default the operation's own list, as for `items()`
   * @example ['Versions', 'DeleteMarkers']
   */
  readonly items?: Key | readonly Key[] | undefined
  /**
   * Write these columns, in this order. A member of a structure is named like `Owner.ID`.
   *
   * @default all columns that the operation's model has
   * @example ['Key', 'Size']
   */
  readonly columns?: readonly string[] | undefined
}

/** What `to` has written. */
export interface WrittenListing extends Written {
  /** Number of the rows that an earlier run had written, which this one continued. */
  readonly resumed: number
  /**
   * `complete`, or `limit` if `maxItems` ended the listing, or the deadline one that has no end. Otherwise, at the
   * deadline the rows so far are kept beside the target, which is as it was; call `to` again to continue.
   */
  readonly outcome: Outcome
  /** The receipt of this run. */
  readonly receipt: Receipt
}

const names: OptionNames<IntoOptions> = {
  mode: true,
  restart: true,
  table: true,
  csvSafe: true,
  items: true,
  columns: true,
}

/** @throws PaginationError with all problems of the options. */
export function checkIntoOptions(context: ErrorContext, options: object): void {
  const mode: unknown = Reflect.get(options, 'mode')
  const columns: unknown = Reflect.get(options, 'columns')
  const problems = optionProblems(options, { kind: 'option of to', names })
  if (mode !== undefined && mode !== 'replace' && mode !== 'append')
    problems.push(`mode is ${JSON.stringify(mode)}; pass 'replace' or 'append'`)
  if (columns !== undefined && !isTexts(columns))
    problems.push(`columns is ${JSON.stringify(columns)}; pass a list of names`)
  if (problems.length > 0) throw new PaginationError(problems.join('\n  '), context)
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

/** Returns the name of a listing's table, such as `s3_list_objects_v2`. */
export function tableName({ service = '', operation = '' }: ErrorContext): string {
  return `${service.replace(/[^a-z0-9]+/gi, '_')}_${snakeCase(operation)}`
}
