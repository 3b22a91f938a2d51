import { partitionOf } from '../../../endpoints/index.js'
import type { FleetTargets } from '../../../fleet/index.js'
import { type OwnOptions, UsageError } from '../../options/index.js'

type TargetOptions = Pick<OwnOptions, 'regions' | 'profiles' | 'accounts' | 'role'>

const everyone = 'all'
const organization = 'org'

/**
 * The regions and accounts that the options name. Accounts that are given by their ids are in the partition of the first
 * region that is named, or of `region`.
 *
 * @throws UsageError with every problem.
 */
export function readTargets(options: TargetOptions, region: string | undefined): FleetTargets {
  const problems = problemsOf(options)
  if (problems.length > 0) throw new UsageError(problems)
  const { regions } = options
  const named = regions?.find((one) => one !== everyone && !one.includes('*')) ?? region
  const partition = named === undefined ? 'aws' : partitionOf(named)
  return { ...(regions && { regions: [...regions] }), ...accountsOf(options, partition) }
}

function accountsOf(
  { profiles = [], accounts = [], role = '' }: TargetOptions,
  partition: string,
): Pick<FleetTargets, 'accounts'> {
  if (accounts.includes(organization)) return { accounts: { from: 'organizations', role } }
  if (profiles.includes(everyone)) return { accounts: 'all' }
  const roles = accounts.map((account) =>
    isArn(account) ? { role: account } : { role: `arn:${partition}:iam::${account}:role/${role}` },
  )
  const own = role !== '' && accounts.length === 0 ? [{ role }] : []
  const all = [...profiles.map((profile) => ({ profile })), ...roles, ...own]
  return all.length > 0 ? { accounts: all } : {}
}

function problemsOf({ profiles = [], accounts = [], role }: TargetOptions): string[] {
  const others = accounts.filter((account) => account !== organization && !isArn(account))
  const isOrganization = accounts.includes(organization)
  const ids = others.filter((account) => /^\d{12}$/.test(account))
  const wrong = others.filter((account) => !/^\d{12}$/.test(account))
  const problems = wrong.map(
    (account) =>
      `--accounts has ${JSON.stringify(account)}: pass org, account ids of 12 digits, or ARNs of roles`,
  )
  if (isOrganization && (accounts.length > 1 || profiles.length > 0))
    problems.push('--accounts org cannot be combined with other accounts or --profiles: pass one of them')
  if (profiles.includes(everyone) && (profiles.length > 1 || accounts.length > 0))
    problems.push('--profiles all cannot be combined with other profiles or --accounts: pass one of them')
  const needsName = isOrganization || ids.length > 0
  if (needsName && role === undefined)
    problems.push(
      `--accounts ${isOrganization ? organization : ids.join(',')} needs --role NAME: the role to assume in each account`,
    )
  if (needsName && role !== undefined && !/^[\w+=,.@/-]+$/.test(role))
    problems.push(`--role is ${JSON.stringify(role)}: pass the name of the role, such as Inventory`)
  if (!needsName && role !== undefined) problems.push(...roleAlone(role, accounts))
  return problems
}

/** Without accounts that need a name, a role is one that is assumed by its ARN. */
function roleAlone(role: string, accounts: readonly string[]): string[] {
  if (accounts.length > 0)
    return ['--role has no meaning here: the ARNs of --accounts name their roles; leave it out']
  if (isArn(role)) return []
  return [`--role ${role} needs --accounts org or account ids, or pass the ARN of the role`]
}

function isArn(text: string): boolean {
  return text.startsWith('arn:')
}
