import type { ClientConfig } from '../../client/index.js'
import { loadSharedConfig } from '../../settings/index.js'
import type { FleetTargets, OrganizationAccounts, RoleTarget } from './fleet-targets.js'
import { parseRole } from './role-arn.js'

/** An account before it is opened. */
export type AccountSeed =
  /** The account of the caller's own credentials. */
  | { readonly kind: 'own' }
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'role'; readonly role: RoleTarget; readonly account: string; readonly partition: string }

/** The accounts that were named; the organization has to be asked for its own. */
export function seedsOf(accounts: FleetTargets['accounts']): readonly AccountSeed[] | OrganizationAccounts {
  if (accounts === undefined) return [{ kind: 'own' }]
  if (accounts === 'all') return allProfiles()
  if ('from' in accounts) {
    if (accounts.from === 'organizations') return accounts
    return accounts.names ? accounts.names.map(ofProfile) : allProfiles()
  }
  const seeds = accounts.map((account): AccountSeed => {
    if (typeof account === 'string') {
      return account.startsWith('arn:') ? ofRole({ role: account }) : ofProfile(account)
    }
    return 'profile' in account ? ofProfile(account.profile) : ofRole(account)
  })
  return [...new Map(seeds.map((seed) => [JSON.stringify(seed), seed])).values()]
}

export function ofRole(role: RoleTarget): AccountSeed {
  const { account = '', partition = 'aws' } = parseRole(role.role) ?? {}
  return { kind: 'role', role, account, partition }
}

function ofProfile(profile: string): AccountSeed {
  return { kind: 'profile', profile }
}

function allProfiles(): AccountSeed[] {
  return [...loadSharedConfig(undefined).profiles.keys()].map(ofProfile)
}

/** The configuration of the clients of a seed, before its credentials are known. */
export function configOf(seed: AccountSeed, { region: _, ...shared }: ClientConfig): ClientConfig {
  if (seed.kind !== 'profile') return shared
  const { credentials: _own, ...others } = shared
  return { ...others, profile: seed.profile }
}
