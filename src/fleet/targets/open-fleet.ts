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
import { withStrayRegions } from './stray-regions.js'

/**
 * How many accounts are opened at once, and kept until they are asked for. One that takes longer than five seconds, because
 * its credentials or STS hang, no longer counts.
 */
const openAhead = { most: 8, patience: 5000 }

export interface FleetOptions extends OpeningEnds {
  /** The configuration that all clients share. */
  readonly client?: ClientConfig | undefined
  /**
   * Whether each account needs a region. False if only operations are listed that are the same in all regions.
   *
   * @default true
   */
  readonly isRegional?: boolean | undefined
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
  /** Aborts what is in flight for accounts. Call it when the run ends, however it does. */
  close(): void
}

/**
 * Checks the targets. Nothing is sent before the first account is asked for.
 *
 * @throws NextTokenError `InvalidConfiguration` with every problem of the targets.
 */
export function openFleet(
  targets: FleetTargets,
  { client: shared = {}, isRegional, ...ends }: FleetOptions = {},
): Fleet {
  const problems = targetProblems(targets, shared, { isRegional })
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
    return withStrayRegions(openAccounts(targets, opener), opener.choice)
  }
  return { accounts, close: () => opening.close() }
}

/** Every account once: with the first of its roles that can be assumed; of several profiles, with the one that opens first. */
async function* openAccounts(
  { accounts }: FleetTargets,
  opener: AccountOpener,
): AsyncGenerator<FleetAccount, void> {
  const found = seedsOf(accounts)
  const seeds = 'from' in found ? eachAlone(organizationSeeds(found, opener)) : byAccount(found)
  const mayComeAgain = !('from' in found) && found.some(({ kind }) => kind !== 'role')
  const open = new Set<string>()
  const failed: FleetAccount[] = []
  for await (const account of mapAhead(seeds, openAhead, (group) => openFirst(group, opener))) {
    if (open.has(account.id)) continue
    // A profile may yet lead to the account whose role failed.
    if (account.problem && mayComeAgain) {
      failed.push(account)
      continue
    }
    open.add(account.id)
    yield account
  }
  for (const account of failed) if (!open.has(account.id)) yield account
}

type SeedGroup = readonly [AccountSeed, ...AccountSeed[]]

/** Roles of the same account together. Which account a profile leads to is known when it is open. */
function byAccount(seeds: readonly AccountSeed[]): readonly SeedGroup[] {
  const groups = new Map<string, SeedGroup>()
  for (const seed of seeds) {
    const key = seed.kind === 'role' ? seed.account : JSON.stringify(seed)
    const known = groups.get(key)
    groups.set(key, known ? [...known, seed] : [seed])
  }
  return [...groups.values()]
}

async function* eachAlone(seeds: AsyncIterable<AccountSeed>): AsyncGenerator<SeedGroup, void> {
  for await (const seed of seeds) yield [seed]
}

/** Opens the first of the seeds that works; with the problem of the first one if none does. */
async function openFirst([first, ...others]: SeedGroup, opener: AccountOpener): Promise<FleetAccount> {
  const account = await openAccount(first, opener)
  for (const other of account.problem ? others : []) {
    const next = await openAccount(other, opener)
    if (!next.problem) return next
  }
  return account
}
