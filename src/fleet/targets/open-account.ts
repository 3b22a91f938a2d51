import { createCredentials } from '../../auth/index.js'
import { type ClientConfig, client, credentialCalls, regionOf } from '../../client/index.js'
import { partitionOf } from '../../endpoints/index.js'
import { NextTokenError, ServiceError } from '../../errors/index.js'
import type { CredentialsProvider } from '../../settings/index.js'

import { type AccountSeed, configOf } from './account-seed.js'
import { type EnabledRegions, findEnabledRegions } from './enabled-regions.js'
import { type FleetAccount, partitionFacts, regionsFor } from './fleet-account.js'
import type { Opening } from './opening.js'
import { chosenPartitions, type RegionChoice, readRegions } from './region-choice.js'
import { targetCredentials } from './target-credentials.js'
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
  const choice = opener.choice ?? readRegions(home ?? [])
  const credentials = credentialsOf(seed, opener, base)
  const config = { ...base, credentials }
  const partitions = likelyPartitions(home, choice)
  let identity = guessIdentity(seed, partitions)
  const made = (problem?: NextTokenError, enabled?: EnabledRegions): FleetAccount => {
    const regions = { partition: identity.partition, choice, enabled, isOpened: problem === undefined }
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
    if (seed.kind !== 'role') identity = await identify(config, { id: identity.id, partitions, home, signal })
    const asked = regionIn(identity.partition, home)
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
  return createCredentials(
    { credentials: targetCredentials(role, { shared, own, partition, signal }) },
    owner,
  )
}

function guessIdentity(seed: AccountSeed, [partition]: Partitions): Identity {
  if (seed.kind === 'role') return { id: seed.account, partition: seed.partition }
  return { id: seed.kind === 'profile' ? seed.profile : 'own', partition }
}

type Partitions = readonly [string, ...string[]]

/** The partitions whose endpoints anybody can reach. The others are in networks of their own. */
const publicPartitions: ReadonlySet<string> = new Set(['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'])

/** The partitions that an account may belong to, the likeliest first: keys of one are wrong in all others. */
function likelyPartitions(home: string | undefined, choice: RegionChoice): Partitions {
  const chosen = chosenPartitions(choice)
  const own = home === undefined ? undefined : partitionOf(home)
  const first = own !== undefined && chosen.includes(own) ? own : (chosen[0] ?? own ?? 'aws')
  const open = own === undefined && choice.isOpen ? chosen.filter((name) => publicPartitions.has(name)) : []
  const others = [...choice.named.map(partitionOf), ...(own === undefined ? open : [own])]
  return [first, ...new Set(others.filter((partition) => partition !== first))]
}

/** The region in which to call STS and the like. */
function regionIn(partition: string, home: string | undefined): string {
  return home !== undefined && partitionOf(home) === partition
    ? home
    : partitionFacts(partition).signingRegion
}

interface Guess {
  readonly id: string
  readonly partitions: Partitions
  readonly home: string | undefined
  readonly signal: AbortSignal
}

/**
 * The account that the credentials belong to. If STS does not tell, the account keeps the name that it has.
 *
 * @throws NextTokenError if there are no keys, they are wrong in every partition, or the signal was aborted.
 */
async function identify(config: ClientConfig, { id, partitions, home, signal }: Guess): Promise<Identity> {
  let refusal: unknown
  for (const partition of partitions) {
    if (config.credentials === false) return { id, partition }
    try {
      return await askIdentity({ ...config, region: regionIn(partition, home) }, { id, partition }, signal)
    } catch (error) {
      if (!(error instanceof NextTokenError) || isOver(error)) throw error
      const isTold = refusal === undefined || error instanceof ServiceError
      if (isTold && !wrongKeys.test(error.code)) return { id, partition }
      refusal ??= error
      if (isTold && !unknownKeys.test(error.code)) break
    }
  }
  throw refusal
}

async function askIdentity(config: ClientConfig, guess: Identity, signal: AbortSignal): Promise<Identity> {
  const sts = client('sts', config)
  try {
    const { Account, Arn } = await sts.call('GetCallerIdentity', {}, { signal })
    const partition = String(Arn ?? '').split(':')[1] || guess.partition
    return typeof Account === 'string' ? { id: Account, partition } : guess
  } finally {
    sts.destroy()
  }
}

function isOver({ code }: NextTokenError): boolean {
  return code === 'MissingCredentials' || code === 'Aborted'
}

/** Codes for keys that are wrong, expired or missing: with them, every other request fails too. */
const wrongKeys =
  /^(?:InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidSignature|ExpiredToken|InvalidToken|InvalidSecurity|AuthFailure|MissingAuthenticationToken)/

/** Codes for keys that another partition may know. */
const unknownKeys =
  /^(?:InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|InvalidToken|InvalidSecurity|AuthFailure)/

/** The caller's own account; its id is `own` if nothing told it. */
export async function ownAccount(opener: AccountOpener): Promise<Identity> {
  // Only its id and partition are asked for, not its regions.
  const named = { ...(opener.choice ?? readRegions([])), isOpen: false }
  const account = await openAccount({ kind: 'own' }, { ...opener, choice: named })
  if (account.problem) throw account.problem
  return account
}
