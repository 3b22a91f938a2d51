import { createCredentials } from '../../auth/index.js'
import { type ClientConfig, client, credentialCalls } from '../../client/index.js'
import { partitionOf } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { CredentialsProvider } from '../../settings/index.js'

import { type AccountSeed, configOf } from './account-seed.js'
import { assumeRole } from './assume-role.js'
import { regionOf } from './default-region.js'
import { type EnabledRegions, findEnabledRegions } from './enabled-regions.js'
import { type FleetAccount, partitionFacts, regionsFor } from './fleet-account.js'
import type { Opening } from './opening.js'
import { type RegionChoice, readRegions } from './region-choice.js'
import { untilAborted } from './until-aborted.js'

/** What all accounts of a fleet are opened with. */
export interface AccountOpener {
  readonly shared: ClientConfig
  /** The caller's own credentials, fetched once for all roles. */
  readonly own: CredentialsProvider | false
  /** undefined: each account's own region. */
  readonly choice: RegionChoice | undefined
  readonly opening: Opening
}

interface Identity {
  readonly id: string
  readonly partition: string
}

/**
 * Opens an account: fetches its credentials, finds its id and, if a pattern asks for it, the regions that it has enabled.
 * An account that cannot be opened, or not in time, has a `problem`.
 *
 * @throws NextTokenError if the signal was aborted.
 */
export async function openAccount(seed: AccountSeed, opener: AccountOpener): Promise<FleetAccount> {
  const base = configOf(seed, opener.shared)
  const home = regionOf({ ...base, region: opener.shared.region })
  const choice = opener.choice ?? readRegions(home ?? 'us-east-1')
  const credentials = credentialsOf(seed, opener, base)
  const config = { ...base, credentials }
  let identity = guessIdentity(seed, home)
  const made = (problem?: NextTokenError, enabled?: EnabledRegions): FleetAccount => {
    const regions = { partition: identity.partition, choice, enabled }
    return {
      id: identity.id,
      ...(seed.kind === 'profile' && { profile: seed.profile }),
      partition: identity.partition,
      problem,
      config,
      regionsOf: (operation) => regionsFor(operation, regions),
    }
  }
  const { opening } = opener
  const { signal } = opening
  const open = async () => {
    if (credentials) await credentials()
    if (seed.kind !== 'role') identity = await identify({ config, guess: identity, home, signal })
    const { signingRegion } = partitionFacts(identity.partition)
    const asked = home !== undefined && partitionOf(home) === identity.partition ? home : signingRegion
    return made(undefined, choice.isOpen ? await findEnabledRegions(config, asked, signal) : undefined)
  }
  try {
    return await untilAborted(open, signal)
  } catch (error) {
    const isEnd = signal.aborted && !opening.isLate
    if (error instanceof NextTokenError && !isEnd) return made(error)
    throw error
  }
}

function credentialsOf(
  seed: AccountSeed,
  { shared, own, opening: { signal } }: AccountOpener,
  base: ClientConfig,
) {
  if (seed.kind === 'own') return own
  const owner = { calls: credentialCalls(base, signal), region: shared.region }
  if (seed.kind === 'profile') return createCredentials(base, owner)
  const { role, partition } = seed
  return createCredentials({ credentials: assumeRole(role, { shared, own, partition, signal }) }, owner)
}

function guessIdentity(seed: AccountSeed, home: string | undefined): Identity {
  if (seed.kind === 'role') return { id: seed.account, partition: seed.partition }
  const partition = home === undefined ? 'aws' : partitionOf(home)
  return { id: seed.kind === 'profile' ? seed.profile : 'own', partition }
}

/** Whose credentials they are is asked with them. */
interface Asked {
  readonly config: ClientConfig
  readonly guess: Identity
  readonly home: string | undefined
  readonly signal: AbortSignal
}

/** The account that the credentials belong to. If STS does not tell, the account keeps the name that it has. */
async function identify({ config, guess, home, signal }: Asked): Promise<Identity> {
  const sts = client('sts', { ...config, region: home ?? partitionFacts(guess.partition).signingRegion })
  try {
    const { Account, Arn } = await sts.call('GetCallerIdentity', {}, { signal })
    const partition = String(Arn ?? '').split(':')[1] || guess.partition
    return typeof Account === 'string' ? { id: Account, partition } : guess
  } catch (error) {
    if (isAnswer(error)) return guess
    throw error
  } finally {
    sts.destroy()
  }
}

/** Whether STS answered that it does not tell. Wrong keys are no such answer. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof NextTokenError &&
    /AccessDenied|UnknownOperation|NotImplemented|InvalidAction/.test(error.code)
  )
}

/** The id of the caller's own account; undefined if nothing told it. */
export async function ownAccount(opener: AccountOpener): Promise<Identity | undefined> {
  const account = await openAccount({ kind: 'own' }, { ...opener, choice: readRegions([]) })
  if (account.problem) throw account.problem
  return account.id === 'own' ? undefined : account
}
