import { client } from '../../client/index.js'
import { isObject } from '../../values/index.js'
import { type AccountSeed, ofRole } from './account-seed.js'
import { partitionFacts } from './fleet-account.js'
import type { OrganizationAccounts } from './fleet-targets.js'
import { type AccountOpener, ownAccount } from './open-account.js'

/**
 * The active accounts of the organization, page by page. The caller's own account is listed with its own credentials: the
 * role that the others have is usually missing there.
 *
 * After the deadline, which accounts are missing is not known: the caller's own is among them, so that something is.
 *
 * @throws what organizations:ListAccounts or sts:GetCallerIdentity throws: without the accounts there is no fleet.
 */
export async function* organizationSeeds(
  accounts: OrganizationAccounts,
  opener: AccountOpener,
): AsyncGenerator<AccountSeed, void> {
  let hasOwn = false
  try {
    for await (const seed of listedSeeds(accounts, opener)) {
      if (seed.kind === 'own') hasOwn = true
      yield seed
    }
  } catch (error) {
    if (!opener.opening.isLate) throw error
    if (!hasOwn) yield { kind: 'own' }
  }
}

async function* listedSeeds(
  { role, externalId, sessionName }: OrganizationAccounts,
  opener: AccountOpener,
): AsyncGenerator<AccountSeed, void> {
  const own = await ownAccount(opener)
  const { signingRegion } = partitionFacts(own.partition)
  const organizations = client('organizations', {
    ...opener.shared,
    region: signingRegion,
    credentials: opener.own,
  })
  const { signal } = opener.opening
  try {
    for await (const account of organizations.paginate('list_accounts', {}, { signal }).items()) {
      const { id, partition, isActive } = readAccount(account)
      if (!isActive) continue
      if (id === own.id) yield { kind: 'own' }
      else yield ofRole({ role: `arn:${partition}:iam::${id}:role/${role}`, externalId, sessionName })
    }
  } finally {
    organizations.destroy()
  }
}

/** `Status` is the old name of `State`. */
function readAccount(account: unknown) {
  const { Id, Arn, State, Status } = isObject(account) ? account : {}
  const partition = String(Arn ?? '').split(':')[1] || 'aws'
  return { id: String(Id), partition, isActive: (State ?? Status) === 'ACTIVE' }
}
