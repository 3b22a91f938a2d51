import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import { splitWords } from '../../settings/index.js'
import { isObject } from '../../values/index.js'
import {
  type CredentialSource,
  entryOf,
  failedSource,
  filledEntryOf,
  identityOf,
  invalidSource,
  labelOf,
  type SourceContext,
} from '../contract/index.js'

/**
 * A program that prints credentials. As in boto3, and unlike the AWS SDK v3, it runs without a shell: `~` and
 * `$HOME` are not expanded. The command may contain a secret, so no message shows it or what it printed. Its
 * error output, which boto3 shows, is the `cause`.
 */
export const credentialProcess: CredentialSource = (context) => {
  const command = filledEntryOf(context, 'credential_process')
  if (command === undefined) return undefined
  const words = platform.isWindows ? [command] : splitWords(command)
  if (!words) {
    throw invalidSource(
      context,
      `credential_process of ${labelOf(context)} has an unclosed quotation mark; close it`,
    )
  }
  return async () => {
    const { output, failure } = await platform.runProgram(words)
    if (failure !== undefined) throw failed(context, failure.reason, new Error(failure.errorOutput))
    return read(context, output)
  }
}

function failed(context: SourceContext, reason: string, cause?: Error) {
  const remedy = 'run it in a terminal to see its output'
  return failedSource(context, `the credential_process of ${labelOf(context)} ${reason}; ${remedy}`, cause)
}

function read(context: SourceContext, output: string): AwsCredentialIdentity {
  const printed = parse(output)
  if (!isObject(printed)) throw failed(context, 'printed no JSON object')
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = printed as Record<
    string,
    unknown
  >
  if (Version !== 1) throw failed(context, 'printed no "Version": 1, the only supported version')
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
    throw failed(context, 'printed no AccessKeyId and SecretAccessKey')
  }
  const expiration = typeof Expiration === 'string' ? new Date(Expiration) : undefined
  if (expiration && !(expiration.getTime() > platform.now())) {
    throw failed(context, `printed credentials that have expired (Expiration: ${Expiration})`)
  }
  return identityOf(AccessKeyId, SecretAccessKey, {
    sessionToken: typeof SessionToken === 'string' ? SessionToken : undefined,
    accountId: typeof AccountId === 'string' && AccountId ? AccountId : entryOf(context, 'aws_account_id'),
    expiration,
  })
}

/** undefined for a text that is not JSON. The parser's own error would quote it. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
