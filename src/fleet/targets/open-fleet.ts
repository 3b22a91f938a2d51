import { createCredentials } from '../../auth/index.js'
import { type ClientConfig, credentialCalls } from '../../client/index.js'
import { NextTokenError } from '../../errors/index.js'
import { type AccountSeed, seedsOf } from './account-seed.js'
import { targetProblems } from './check-targets.js'
import type { FleetAccount } from './fleet-account.js'
import type { FleetTargets } from './fleet-targets.js'
import { mapAhead } from './map-ahead.js'
import { type AccountOpener, openAccount } from './open-account.js'
import { organizationSeeds } from './organization.js'
import { readRegions } from './region-choice.js'

/** How many accounts are opened at once, and kept until they are asked for. */
const openAhead = 8

export interface FleetOptions {
  /** The configuration that all clients share. */
  readonly client?: ClientConfig | undefined
  readonly signal?: AbortSignal | undefined
}

/** The accounts of a fleet. */
export interface Fleet {
  /**
   * Opens the accounts, a few at once, and gives each when it is open. An account that two profiles or roles lead to
   * comes once.
   *
   * @throws NextTokenError if the accounts cannot be found out, or the signal was aborted.
   */
  accounts(): AsyncIterable<FleetAccount>
}

/**
 * Checks the targets. Nothing is sent before the first account is asked for.
 *
 * @throws NextTokenError `InvalidConfiguration` with every problem of the targets.
 */
export function openFleet(targets: FleetTargets, { client: shared = {}, signal }: FleetOptions = {}): Fleet {
  const problems = targetProblems(targets, shared)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
  const owner = { region: shared.region, calls: credentialCalls(shared) }
  const opener: AccountOpener = {
    shared,
    own: createCredentials(shared, owner),
    choice: targets.regions === undefined ? undefined : readRegions(targets.regions),
    signal,
  }
  return { accounts: () => openAccounts(targets, opener) }
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
