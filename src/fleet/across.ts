import { showAs } from '../values/index.js'
import type { FleetRun } from './fleet-run.js'
import { LazyPages } from './lazy-pages.js'
import type { AcrossOptions, LoopSpec, TargetReceipt } from './listing/index.js'
import type { FleetTargets } from './targets/index.js'

/**
 * List an operation in every region of every account. The targets are listed at once, `concurrency` of them, and a target
 * that fails (access denied, a region that is not enabled, an operation that a region lacks) is recorded in `receipts`
 * while the others go on.
 *
 * @example
 * const run = across({ regions: 'all', accounts: { from: 'organizations', role: 'Inventory' } })
 * for await (const { account, region, item } of run.paginate('ec2', 'describe_instances').items()) console.log(account, region, item)
 * console.log(run.receipts.filter(({ outcome }) => outcome !== 'complete'))
 */
export function across(targets: FleetTargets, options: AcrossOptions = {}): FleetRun {
  const listings: LazyPages[] = []
  const run = {
    paginate(
      service: string,
      operation: string,
      ...[input, paginateOptions]: [input?: object, options?: LoopSpec['options']]
    ): LazyPages {
      const spec = { targets, across: options, service, operation, input, options: paginateOptions }
      const pages = new LazyPages(spec)
      listings.push(pages)
      return pages
    },
    get receipts(): readonly TargetReceipt[] {
      return listings.flatMap(({ receipts }) => receipts)
    },
  }
  showAs(run, ({ receipts }) => ({ receipts }), 'FleetRun')
  return run as unknown as FleetRun
}
