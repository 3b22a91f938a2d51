import type { AwsCredentialIdentity } from '@smithy/types'
import { findOperation, loadModel } from '../models/index.js'
import type { AuthConfig } from '../settings/index.js'
import { isObject } from '../values/index.js'
import type { RoleInput } from './role-input.js'
import type { DynamicClient } from './service-client.js'
import { validateInput } from './validation/index.js'

/** Who assumes a role. */
export interface RoleCaller extends Pick<AuthConfig, 'mfaCodeProvider'> {
  /** Makes a client of STS that calls as the source of the role. */
  openSts(): DynamicClient
}

/**
 * Returns what assumes a role anew with each call. The input is checked here, because the first call comes later and from
 * another place.
 *
 * @throws ParamValidationError with every problem.
 */
export function roleCredentials(
  input: RoleInput,
  { openSts, mfaCodeProvider }: RoleCaller,
): () => Promise<AwsCredentialIdentity> {
  const role = { ...input }
  const { RoleSessionName = 'default', SerialNumber, TokenCode } = role
  const needsCode = SerialNumber !== undefined && TokenCode === undefined && !mfaCodeProvider
  const operation = findOperation(loadModel('sts'), 'AssumeRole')
  const named = isObject(input) ? { ...role, RoleSessionName } : input
  validateInput(operation, named, () => (needsCode ? [noCode] : []))
  let isCodeUsed = false
  return async () => {
    const { assumeRole, roleWithCode } = await import('./assume-role.js')
    const coded = await roleWithCode(role, { mfaCodeProvider, isCodeUsed })
    const identity = await assumeRole(openSts(), coded)
    isCodeUsed = true
    return identity
  }
}

const noCode = {
  path: 'SerialNumber',
  message: 'SerialNumber: an MFA device needs a code; pass `mfaCodeProvider`, or TokenCode for one code',
}
