import type { AwsCredentialIdentity } from '@smithy/types'
import { type ErrorCode, NextTokenError } from '../../errors/index.js'
import type { CredentialsProvider, SharedConfig } from '../../settings/index.js'
import { messageOf } from '../../values/index.js'
import type { CredentialCalls } from './credential-calls.js'

/** What a source of credentials is looked for in. */
export interface SourceContext {
  readonly shared: SharedConfig
  /** The profile that is looked at: the client's, or one that another profile names as its `source_profile`. */
  readonly profileName: string
  /** Whether environment variables count: not for a profile that was named explicitly. */
  readonly usesEnvironment: boolean
  /** Where STS is asked; undefined where only the environment or the profile say so. */
  readonly region: string | undefined
  readonly calls: CredentialCalls
  /** The service that the credentials are for, for messages. */
  readonly service: string | undefined
}

/**
 * A place that credentials may come from. undefined: it is not configured, and the next one is looked at. One that is
 * configured is used, or is an error that names it.
 *
 * @throws NextTokenError `InvalidConfiguration`
 */
export type CredentialSource = (context: SourceContext) => CredentialsProvider | undefined

/** A source whose configuration cannot be used. */
export function invalidSource({ service }: SourceContext, problem: string): NextTokenError {
  return new NextTokenError('InvalidConfiguration', `credentials: ${problem}`, { service })
}

/** A source that is configured and gave no credentials. */
export function failedSource({ service }: SourceContext, problem: string, cause?: unknown): NextTokenError {
  const code: ErrorCode = 'MissingCredentials'
  const told = quotesJson(messageOf(cause)) ? new Error(reasonOf(cause)) : cause
  return new NextTokenError(code, `no credentials: ${problem}`, { service, cause: told })
}

/** An entry of the profile; undefined where it has none. */
export function entryOf(context: SourceContext, entry: string): string | undefined {
  const value = context.shared.profiles.get(context.profileName)?.get(entry)
  if (typeof value === 'string' || value === undefined) return value
  throw invalidSource(
    context,
    `${entry} of ${labelOf(context)} is a block of indented settings; write its value on the same line`,
  )
}

/** An entry that, where it is there, must have a value. */
export function filledEntryOf(context: SourceContext, entry: string): string | undefined {
  const value = entryOf(context, entry)
  if (value !== '') return value
  throw invalidSource(context, `${entry} of ${labelOf(context)} is empty; give it a value or remove it`)
}

export function labelOf({ profileName }: Pick<SourceContext, 'profileName'>): string {
  return `profile "${profileName}"`
}

/** What a cause says, in one line. */
export function reasonOf(cause: unknown): string {
  const message = messageOf(cause)
  if (quotesJson(message)) return `${/^.*(?=SyntaxError:)/.exec(message)?.[0] ?? ''}it is not JSON`
  const [first = '', ...more] = message.split('\n')
  return first.endsWith(':') ? [first, ...more.map((line) => line.trim())].join(' ') : first
}

/** Whether it is the words of `JSON.parse`, which quote the text: the answer or file of a source, with its keys. */
function quotesJson(message: string): boolean {
  return /is not valid JSON|in JSON at position|JSON input/.test(message)
}

/** The identity of a pair of keys, without the members that are not there. */
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
