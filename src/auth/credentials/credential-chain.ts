import type { NextTokenError } from '../../errors/index.js'
import type { CredentialsProvider } from '../../settings/index.js'
import {
  type CredentialSource,
  failedSource,
  incompleteEnvironment,
  type SourceContext,
} from '../contract/index.js'
import { assumeRole, botoFile, container, ec2ToolsFile, instance, profileSources } from '../sources/index.js'

/**
 * The sources after the environment, in boto3's order (botocore/credentials.py, `create_credential_resolver`).
 */
const sources: readonly CredentialSource[] = [
  assumeRole,
  ...profileSources,
  incompleteEnvironment,
  ec2ToolsFile,
  botoFile,
  container,
  lastResort,
]

/**
 * The first configured source. If it fails, the call fails: a call must not be made as somebody else because the
 * intended identity could not be fetched (https://github.com/async-aws/aws/issues/1659).
 *
 * @throws NextTokenError `InvalidConfiguration` for a source that is incomplete, `MissingCredentials` if there is
 * none.
 */
export function chooseSource(context: SourceContext): CredentialsProvider {
  for (const source of sources) {
    const provider = source(context)
    if (provider) return provider
  }
  throw noSource(
    context,
    new Error('AWS_EC2_METADATA_DISABLED is true: the instance metadata service was not asked'),
  )
}

/** The instance metadata service is asked on every machine. If it does not answer, nothing was configured. */
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
    'or pass `credentials: false` for unsigned requests'
  return failedSource(
    context,
    `no source is configured, and this machine has no instance role; ${remedy}`,
    cause,
  )
}
