import { type ClientConfig, checkSharedOptions, regionOf } from '../../client/index.js'
import { areaOf } from '../../endpoints/index.js'
import { didYouMean, NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { loadSharedConfig } from '../../settings/index.js'
import { isObject, messageOf } from '../../values/index.js'
import { seedsOf } from './account-seed.js'
import type { FleetTargets, OrganizationAccounts, ProfileAccounts, RoleTarget } from './fleet-targets.js'
import { regionProblems } from './region-choice.js'
import { parseRole } from './role-arn.js'

const targetNames: OptionNames<FleetTargets> = { regions: true, accounts: true }
const roleNames: OptionNames<RoleTarget> = { role: true, externalId: true, sessionName: true }
const profilesNames: OptionNames<ProfileAccounts> = { from: true, names: true }
const organizationNames: OptionNames<OrganizationAccounts> = {
  from: true,
  role: true,
  externalId: true,
  sessionName: true,
}

/** Whether an operation is listed in regions, so that each account needs one. */
export function needsRegion(operation: OperationModel): boolean {
  return !areaOf(operation, 'aws').isGlobal
}

/**
 * What is wrong with the targets and the configuration of their clients, one sentence for each problem. Reads the shared
 * config files, and sends nothing.
 */
export function targetProblems(
  targets: FleetTargets,
  config: ClientConfig,
  { isRegional = true }: { readonly isRegional?: boolean | undefined } = {},
): string[] {
  const known = { kind: 'target setting', names: targetNames }
  const kind = optionProblems(targets, known)
  if (!isObject(targets))
    return kind.length > 0 ? kind : ['targets are missing; pass {} for your own account and region']
  const problems = [...kind, ...regionProblems(targets.regions), ...accountProblems(targets.accounts)]
  const ofClient = clientProblems(config)
  if (problems.length + ofClient.length > 0) return [...problems, ...ofClient]
  return targets.regions === undefined && isRegional ? missingRegions(targets, config) : []
}

function clientProblems(config: ClientConfig): string[] {
  if (config.apiVersion !== undefined)
    return ["apiVersion belongs to one service; write it behind the name: paginate('ec2@2016-09-15', …)"]
  try {
    checkSharedOptions(config)
    return []
  } catch (error) {
    if (error instanceof NextTokenError) return [error.message]
    throw error
  }
}

function accountProblems(accounts: unknown): string[] {
  if (accounts === undefined) return []
  if (accounts === 'all') return profileProblems(undefined)
  if (Array.isArray(accounts)) {
    if (accounts.length === 0)
      return ["accounts is an empty list; pass 'all', or a list of profiles and ARNs of roles"]
    return accounts.flatMap((account: unknown) => oneAccountProblems(account))
  }
  const from: unknown = isObject(accounts) ? accounts.from : undefined
  if (from === 'profiles') {
    const { names } = accounts as ProfileAccounts
    return [
      ...optionProblems(accounts, { kind: 'setting of accounts', names: profilesNames }),
      ...profileProblems(names),
    ]
  }
  if (from === 'organizations') {
    const { role } = accounts as OrganizationAccounts
    const isName = typeof role === 'string' && /^[\w+=,.@/-]+$/.test(role)
    return [
      ...optionProblems(accounts, { kind: 'setting of accounts', names: organizationNames }),
      ...(isName ? [] : [`accounts.role is ${shown(role)}; pass the name of the role, such as 'Inventory'`]),
    ]
  }
  return [
    `accounts is ${shown(accounts)}; pass 'all', a list of profiles and ARNs of roles, { from: 'profiles' } or { from: 'organizations', role }`,
  ]
}

function oneAccountProblems(account: unknown): string[] {
  if (typeof account === 'string') {
    return account.startsWith('arn:') ? roleProblems(account) : profileProblems([account])
  }
  if (isObject(account) && 'profile' in account) {
    const unknown = optionProblems(account, { kind: 'setting of an account', names: { profile: true } })
    return [...unknown, ...profileProblems([account.profile])]
  }
  if (isObject(account) && 'role' in account) {
    const unknown = optionProblems(account, { kind: 'setting of an account', names: roleNames })
    return [...unknown, ...roleProblems(account.role)]
  }
  return [`accounts has ${shown(account)}; pass a profile, the ARN of a role, { profile } or { role }`]
}

function roleProblems(role: unknown): string[] {
  if (typeof role === 'string' && parseRole(role)) return []
  return [
    `accounts: ${shown(role)} is not the ARN of a role, such as 'arn:aws:iam::123456789012:role/Inventory'`,
  ]
}

/** undefined: all profiles, of which there must be one. */
function profileProblems(names: unknown): string[] {
  const known = [...loadSharedConfig(undefined).profiles.keys()]
  if (names === undefined)
    return known.length > 0 ? [] : ['accounts: the shared config files have no profile']
  if (!Array.isArray(names)) return [`accounts.names is ${shown(names)}; pass a list of profiles`]
  if (names.length === 0) return ['accounts.names is an empty list; pass profiles, or leave it out for all']
  return names.flatMap((name: unknown) => {
    if (typeof name === 'string' && known.includes(name)) return []
    const hint = didYouMean(String(name), known)
    const all = known.length > 0 ? `; the profiles are ${known.sort().join(', ')}` : '; there are no profiles'
    return [`accounts: ${shown(name)} is a profile in no shared config file${hint || all}`]
  })
}

/** Without `regions`, each account needs a region of its own; that of a role is the default of all clients. */
function missingRegions({ accounts }: FleetTargets, config: ClientConfig): string[] {
  const found = seedsOf(accounts)
  const seeds = 'from' in found ? [] : found
  const profiles = seeds.flatMap((seed) => (seed.kind === 'profile' ? [seed.profile] : []))
  const areAllProfiles = seeds.length > 0 && profiles.length === seeds.length
  const isMissing = !areAllProfiles && !regionOf(config)
  return [
    ...(isMissing ? ['there is no region; pass `regions`, or set AWS_REGION'] : []),
    ...profiles
      .filter((profile) => !regionOf({ ...config, profile }))
      .map(
        (profile) => `the profile "${profile}" has no region; pass \`regions\`, or set region in the profile`,
      ),
  ]
}

function shown(value: unknown): string {
  try {
    return messageOf(JSON.stringify(value) ?? value)
  } catch {
    return `a value of type ${typeof value}`
  }
}
