import type { NextTokenError } from '../../errors/index.js'
import type { CredentialsProvider } from '../../settings/index.js'
import {
  assumeRole,
  botoFile,
  type CredentialSource,
  container,
  ec2ToolsFile,
  environmentSecretAlone,
  failedSource,
  instance,
  profileSources,
  type SourceContext,
} from '../sources/index.js'

/** What follows the environment, in boto3's order (botocore/credentials.py, `create_credential_resolver`). */
const sources: readonly CredentialSource[] = [
  assumeRole,
  ...profileSources,
  environmentSecretAlone,
  ec2ToolsFile,
  botoFile,
  container,
  lastResort,
]

/**
 * The first source that is configured. What it gives, or how it fails, is what the call gets: a call must not be made
 * as somebody else because the identity that was meant could not be had
 * (https://github.com/async-aws/aws/issues/1659).
 *
 * @throws NextTokenError `InvalidConfiguration` for a source that is half configured, `MissingCredentials` where there
 *   is none.
 */
export function chooseSource(context: SourceContext): CredentialsProvider {
  for (const source of sources) {
    const provider = source(context)
    if (provider) return provider
  }
  throw noSource(context, new Error('AWS_EC2_METADATA_DISABLED is true: the instance was not asked'))
}

/** Every machine is asked in the end: that it is no instance says that nothing was configured. */
function lastResort(context: SourceContext): CredentialsProvider | undefined {
  const provider = instance(context)
  return (
    provider &&
    (() =>
      provider().catch((cause: unknown) => {
        throw noSource(context, cause)
      }))
  )
}

function noSource(context: SourceContext, cause: unknown): NextTokenError {
  const remedy =
    'pass `credentials` or `profile`, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, log in (aws sso login), ' +
    'or pass `credentials: false` for anonymous access'
  return failedSource(
    context,
    `no source of them is configured, and this machine has no instance role; ${remedy}`,
    cause,
  )
}
