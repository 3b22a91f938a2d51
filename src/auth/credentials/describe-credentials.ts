import type { AwsCredentialIdentity } from '@smithy/types'
import { NextTokenError } from '../../errors/index.js'
import { loadSharedConfig } from '../../settings/index.js'
import type { CredentialCalls, SourceContext } from '../contract/index.js'
import { findSource, type SourceKind } from './credential-chain.js'

/** Which source a client would take its credentials from. Nothing is fetched. */
export interface DescribedCredentials {
  /** What the source is, such as `SSO of profile "dev"`; undefined if there is none. */
  readonly source: string | undefined
  readonly kind?: SourceKind
  /** The keys, for a source that has them at hand. */
  readonly keys?: AwsCredentialIdentity
  /** Why the source cannot be used. */
  readonly problem?: string
}

/**
 * Finds the source that a client with this profile would use, without asking it: no program is run and no request is
 * sent.
 */
export async function describeCredentials(profile: string | undefined): Promise<DescribedCredentials> {
  try {
    const shared = loadSharedConfig(profile)
    const found = findSource({
      shared,
      profileName: shared.profileName,
      usesEnvironment: profile === undefined,
      region: undefined,
      calls: noCalls,
      mfaCodeProvider: noCode,
      service: undefined,
    } satisfies SourceContext)
    if (!found) return { source: undefined }
    const { label, isAtHand, kind, provider } = found
    return { source: label, kind, ...(isAtHand && { keys: await provider() }) }
  } catch (error) {
    if (error instanceof NextTokenError) return { source: undefined, problem: error.message }
    throw error
  }
}

/** A role that needs a code is described like any other. */
const noCode = () => Promise.reject(new TypeError('credentials are described, not fetched'))

const noCalls: CredentialCalls = {
  call: () => Promise.reject(new TypeError('credentials are described, not fetched')),
  requestHandler: () => ({}),
}
