import type { NextTokenError } from '../../errors/index.js'
import type { CredentialsProvider } from '../../settings/index.js'
import {
  type CredentialSource,
  environment,
  failedSource,
  incompleteEnvironment,
  labelOf,
  type SourceContext,
} from '../contract/index.js'
import {
  assumeRole,
  botoFile,
  configFile,
  container,
  credentialProcess,
  credentialsFile,
  ec2ToolsFile,
  instance,
  login,
  profileSources,
  sso,
  webIdentity,
} from '../sources/index.js'

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

/** Where the configuration of a source is. */
export type SourceKind = 'variable' | 'profile' | 'file' | 'machine'

interface KnownSource {
  readonly kind: SourceKind
  /** Its credentials need no request and no program. */
  readonly isAtHand?: true
  label(context: SourceContext): string
}

/** What the sources are called. Those that are left out only report incomplete settings. */
const known = new Map<CredentialSource, KnownSource>([
  [environment, { kind: 'variable', isAtHand: true, label: () => 'AWS_ACCESS_KEY_ID' }],
  [assumeRole, { kind: 'profile', label: (context) => `role_arn of ${labelOf(context)}` }],
  [webIdentity, { kind: 'profile', label: () => 'web identity token' }],
  [sso, { kind: 'profile', label: (context) => `SSO of ${labelOf(context)}` }],
  [
    credentialsFile,
    { kind: 'profile', isAtHand: true, label: (context) => `credentials file, ${labelOf(context)}` },
  ],
  [login, { kind: 'profile', label: (context) => `aws login of ${labelOf(context)}` }],
  [credentialProcess, { kind: 'profile', label: (context) => `credential_process of ${labelOf(context)}` }],
  [configFile, { kind: 'profile', isAtHand: true, label: (context) => `config file, ${labelOf(context)}` }],
  [ec2ToolsFile, { kind: 'file', isAtHand: true, label: () => 'AWS_CREDENTIAL_FILE' }],
  [botoFile, { kind: 'file', isAtHand: true, label: () => 'configuration of boto 2' }],
  [container, { kind: 'machine', label: () => 'container' }],
  [lastResort, { kind: 'machine', label: () => 'EC2 instance metadata, if this is an instance' }],
])

/** The configured source. */
export interface FoundSource {
  readonly label: string
  readonly kind: SourceKind
  readonly isAtHand: boolean
  readonly provider: CredentialsProvider
}

/** The first configured source, the environment included; undefined if there is none. */
export function findSource(context: SourceContext): FoundSource | undefined {
  for (const source of [environment, ...sources]) {
    const provider = source(context)
    const facts = known.get(source)
    if (!provider || !facts) continue
    const { kind, isAtHand = false } = facts
    return { label: facts.label(context), kind, isAtHand, provider }
  }
  return undefined
}

/**
 * The first configured source after the environment. If it fails, the call fails: a call must not be made as somebody
 * else because the intended identity could not be fetched (https://github.com/async-aws/aws/issues/1659).
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
