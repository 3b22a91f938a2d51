import type { AwsCredentialIdentity } from '@smithy/types'
import { assumedRole, mfaCode, roleSessionName } from '../auth/index.js'
import { NextTokenError } from '../errors/index.js'
import type { AuthConfig } from '../settings/index.js'
import { messageOf } from '../values/index.js'
import type { RoleInput } from './role-input.js'
import type { DynamicClient } from './service-client.js'

/**
 * The credentials of a role, from one call of STS. Closes the client.
 *
 * @throws NextTokenError `MissingCredentials` that names the role; its `cause` is the error of STS.
 */
export async function assumeRole(
  sts: DynamicClient,
  input: RoleInput,
  signal?: AbortSignal,
): Promise<AwsCredentialIdentity> {
  try {
    const named = { ...input, RoleSessionName: input.RoleSessionName ?? roleSessionName() }
    return assumedRole(await sts.call('AssumeRole', named, { signal }))
  } catch (cause) {
    if (cause instanceof NextTokenError && cause.code === 'MissingCredentials') throw cause
    const problem = `no credentials: the role ${input.RoleArn} could not be assumed: ${messageOf(cause)}`
    throw new NextTokenError('MissingCredentials', problem, {
      service: 'sts',
      operation: 'AssumeRole',
      cause,
    })
  } finally {
    sts.destroy()
  }
}

/**
 * The role with a code of its MFA device, if it has one.
 *
 * @throws NextTokenError `MissingCredentials` if there is no new code.
 */
export async function roleWithCode(
  role: RoleInput,
  { mfaCodeProvider, isCodeUsed }: Pick<AuthConfig, 'mfaCodeProvider'> & { readonly isCodeUsed: boolean },
): Promise<RoleInput> {
  const { SerialNumber, TokenCode } = role
  if (SerialNumber === undefined || (TokenCode !== undefined && !isCodeUsed)) return role
  return { ...role, TokenCode: await mfaCode(SerialNumber, mfaCodeProvider) }
}
