import { type Column, originColumn } from '../../../columns/index.js'
import type { Origin } from '../contract/index.js'

/** Where the page is from whose rows are written. */
export interface PageOrigin {
  current: Origin | undefined
}

/** Returns the columns that say where a row is from. */
export function originColumns(page: PageOrigin): readonly Column[] {
  return [
    originColumn('_account', () => page.current?.account),
    originColumn('_region', () => page.current?.region),
  ]
}
