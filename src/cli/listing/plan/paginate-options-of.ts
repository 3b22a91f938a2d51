import type { PaginateOptions } from '../../../pagination/index.js'
import type { OwnOptions } from '../../options/index.js'

/** The options of a listing from those of the command line. */
export function paginateOptionsOf(own: OwnOptions): PaginateOptions {
  const { checkpoint, deadline, follow, parallel, restart, unordered } = own
  return {
    maxItems: own['max-items'],
    pageSize: own['page-size'],
    startingToken: own['starting-token'],
    parallel,
    ...(unordered && { ordered: false }),
    ...(checkpoint !== undefined && { checkpoint: { store: checkpoint, restart } }),
    deadline,
    follow,
    pollInterval: own['poll-interval'],
  }
}
