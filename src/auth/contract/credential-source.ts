import type { AwsCredentialIdentity } from '@smithy/types'
import { type ErrorCode, NextTokenError } from '../../errors/index.js'
import type { AuthConfig, CredentialsProvider, SharedConfig } from '../../settings/index.js'
import { messageOf } from '../../values/index.js'
import type { CredentialCalls } from './credential-calls.js'

/** What a source of credentials can read. */
export interface SourceContext {
  readonly shared: SharedConfig
  /** The profile to read: the client's, or the `source_profile` of another one. */
  readonly profileName: string
  /** Whether to read environment variables: not for a profile that was named explicitly. */
  readonly usesEnvironment: boolean
  /** The region of STS calls; undefined for that of the environment or the profile. */
  readonly region: string | undefined
  readonly calls: CredentialCalls
  /** Returns a code of the caller's MFA device; undefined if the caller passed no such function. */
  readonly mfaCodeProvider: AuthConfig['mfaCodeProvider']
  /** The service that needs the credentials, for messages. */
  readonly service: string | undefined
}

/**
 * A source of credentials; undefined if it is not configured, so that the next one is tried. A configured source
 * is used, or fails with an error that names it.
 *
 * @throws NextTokenError `InvalidConfiguration`
 */
export type CredentialSource = (context: SourceContext) => CredentialsProvider | undefined

/** The error for a source with an invalid configuration. */
export function invalidSource({ service }: SourceContext, problem: string): NextTokenError {
  return new NextTokenError('InvalidConfiguration', `credentials: ${problem}`, { service })
}

/** The error for a configured source that returned no credentials. */
export function failedSource({ service }: SourceContext, problem: string, cause?: unknown): NextTokenError {
  const code: ErrorCode = 'MissingCredentials'
  const safeCause = quotesJson(messageOf(cause)) ? new Error(reasonOf(cause)) : cause
  return new NextTokenError(code, `no credentials: ${problem}`, { service, cause: safeCause })
}

/** An entry of the profile; undefined if it is missing. */
export function entryOf(context: SourceContext, entry: string): string | undefined {
  const value = context.shared.profiles.get(context.profileName)?.get(entry)
  if (typeof value === 'string' || value === undefined) return value
  throw invalidSource(
    context,
    `${entry} of ${labelOf(context)} is a block of indented settings; write its value on the same line`,
  )
}

/** An entry that must not be empty; undefined if it is missing. */
export function filledEntryOf(context: SourceContext, entry: string): string | undefined {
  const value = entryOf(context, entry)
  if (value !== '') return value
  throw invalidSource(context, `${entry} of ${labelOf(context)} is empty; give it a value or remove it`)
}

export function labelOf({ profileName }: Pick<SourceContext, 'profileName'>): string {
  return `profile "${profileName}"`
}

/** The message of a cause, in one line. */
export function reasonOf(cause: unknown): string {
  const message = messageOf(cause)
  if (quotesJson(message)) return `${/^.*(?=SyntaxError:)/.exec(message)?.[0] ?? ''}it is not JSON`
  const [first = '', ...more] = message.split('\n')
  return first.endsWith(':') ? [first, ...more.map((line) => line.trim())].join(' ') : first
}

/**
 * Whether this is a message of `JSON.parse`, which quotes the text: a response or file of a source, with its
 * keys.
 */
function quotesJson(message: string): boolean {
  return /is not valid JSON|in JSON at position|JSON input/.test(message)
}

/** Credentials without members that are undefined. */
export function identityOf(
  accessKeyId: string,
  secretAccessKey: string,
  more: { [Member in 'sessionToken' | 'accountId']?: string | undefined } & { expiration?: Date | undefined },
): AwsCredentialIdentity {
  const { sessionToken, accountId, expiration } = more
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(accountId ? { accountId } : {}),
    ...(expiration ? { expiration } : {}),
  }
}
