import { createCredentials } from '../../auth/index.js'
import { type ClientConfig, credentialCalls } from '../../client/index.js'
import { NextTokenError } from '../../errors/index.js'
import { type AccountSeed, seedsOf } from './account-seed.js'
import { targetProblems } from './check-targets.js'
import type { FleetAccount } from './fleet-account.js'
import type { FleetTargets } from './fleet-targets.js'
import { mapAhead } from './map-ahead.js'
import { type AccountOpener, openAccount } from './open-account.js'
import { Opening, type OpeningEnds } from './opening.js'
import { organizationSeeds } from './organization.js'
import { readRegions } from './region-choice.js'

/** How many accounts are opened ahead of the one that is asked for. */
const openAhead = 8

export interface FleetOptions extends OpeningEnds {
  /** The configuration that all clients share. */
  readonly client?: ClientConfig | undefined
}

/** The accounts of a fleet. */
export interface Fleet {
  /**
   * Opens the accounts, a few ahead of the one that is asked for. An account that two profiles or roles lead to comes
   * once.
   *
   * @throws NextTokenError if the accounts cannot be found out, or the signal was aborted.
   */
  accounts(): AsyncIterable<FleetAccount>
  /** Aborts what is in flight for accounts. Call it when the run ends, however it does. */
  close(): void
}

/**
 * Checks the targets. Nothing is sent before the first account is asked for.
 *
 * @throws NextTokenError `InvalidConfiguration` with every problem of the targets.
 */
export function openFleet(targets: FleetTargets, { client: shared = {}, ...ends }: FleetOptions = {}): Fleet {
  const problems = targetProblems(targets, shared)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
  const opening = new Opening(ends)
  const owner = { region: shared.region, calls: credentialCalls(shared, opening.signal) }
  const opener: AccountOpener = {
    shared,
    own: createCredentials(shared, owner),
    choice: targets.regions === undefined ? undefined : readRegions(targets.regions),
    opening,
  }
  const accounts = () => {
    opening.begin()
    return openAccounts(targets, opener)
  }
  return { accounts, close: () => opening.close() }
}

async function* openAccounts(
  { accounts }: FleetTargets,
  opener: AccountOpener,
): AsyncGenerator<FleetAccount, void> {
  const found = seedsOf(accounts)
  const seeds: AsyncIterable<AccountSeed> | Iterable<AccountSeed> =
    'from' in found ? organizationSeeds(found, opener) : found
  const seen = new Set<string>()
  for await (const account of mapAhead(seeds, openAhead, (seed) => openAccount(seed, opener))) {
    if (seen.has(account.id)) continue
    seen.add(account.id)
    yield account
  }
}
