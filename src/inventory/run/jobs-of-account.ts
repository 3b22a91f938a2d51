import { partitionOf } from '../../endpoints/index.js'
import { type FleetAccount, globalTarget, type Job } from '../../fleet/index.js'
import { findOperation, loadModel } from '../../models/index.js'
import { type ChosenCall, withAccount } from '../operations/index.js'

/** A call of an inventory: one operation in one account and region. */
export interface InventoryJob extends Job {
  readonly chosen: ChosenCall
}

/** Services whose operations are called in turn, so that few clients are open and no service gets all calls at once. */
const SERVICES_AT_ONCE = 16

/** Which operations to call, and how. */
export interface JobOptions {
  readonly chosen: readonly ChosenCall[]
  readonly maxItems: number | undefined
}

/**
 * The calls to make in an account. Neighbours differ in region or service, because AWS limits the rate of an operation in
 * one account and region.
 */
export function* jobsOfAccount(
  account: FleetAccount,
  { chosen, maxItems }: JobOptions,
): Generator<InventoryJob> {
  for (const one of inTurn(chosen)) {
    const { service, operation } = one
    const input = one.input && withAccount(one.input, account.id)
    const options = maxItems === undefined ? undefined : { maxItems }
    for (const region of regionsOf(account, one)) {
      yield {
        account,
        region,
        service,
        operation,
        chosen: one,
        ...(input && { input }),
        ...(options && { options }),
      }
    }
  }
}

/** The number of those calls. */
export function countJobs(account: FleetAccount, chosen: readonly ChosenCall[]): number {
  return chosen.reduce((sum, one) => sum + regionsOf(account, one).length, 0)
}

/** A call with a region of its own is global there, whatever the targets are; another partition does not have it. */
function regionsOf(account: FleetAccount, { service, operation, region }: ChosenCall) {
  if (region === undefined) return account.regionsOf(findOperation(loadModel(service), operation))
  return partitionOf(region) === account.partition ? [globalTarget(account.partition, region)] : []
}

/** The operations of a few services in turn, then those of the next few. */
function* inTurn(chosen: readonly ChosenCall[]): Generator<ChosenCall> {
  const services = [...byService(chosen).values()]
  for (let first = 0; first < services.length; first += SERVICES_AT_ONCE) {
    const some = services.slice(first, first + SERVICES_AT_ONCE)
    const most = Math.max(...some.map((operations) => operations.length))
    for (let turn = 0; turn < most; turn++) {
      for (const operations of some) {
        const one = operations[turn]
        if (one) yield one
      }
    }
  }
}

function byService(chosen: readonly ChosenCall[]): ReadonlyMap<string, readonly ChosenCall[]> {
  const services = new Map<string, ChosenCall[]>()
  for (const one of chosen) {
    const known = services.get(one.service)
    if (known) known.push(one)
    else services.set(one.service, [one])
  }
  return services
}
