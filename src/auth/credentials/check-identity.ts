import type { AwsCredentialIdentity } from '@smithy/types'
import { NextTokenError } from '../../errors/index.js'

const fields = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const

/**
 * Checks that credentials can sign. The access key and the session token are sent in headers, which cannot hold a
 * line break; one at the end often comes from a file or a Kubernetes secret:
 * https://github.com/boto/botocore/issues/2001.
 *
 * @param source where the credentials come from, for the error; their values are never shown.
 * @throws NextTokenError `InvalidConfiguration` that names each invalid field.
 */
export function checkIdentity(
  identity: AwsCredentialIdentity,
  { source, service }: { source: string; service: string | undefined },
): AwsCredentialIdentity {
  const absent = fields.slice(0, 2).filter((field) => !isText(identity?.[field]))
  if (absent.length > 0) {
    const problem = `${source} has no ${absent.join(' and no ')}; accessKeyId and secretAccessKey must both be non-empty strings`
    throw new NextTokenError('InvalidConfiguration', problem, { service })
  }
  const unusable = fields.filter((field) => isUnusable(identity[field]))
  if (unusable.length === 0) return identity
  const problem =
    `${unusable.join(' and ')} of ${source} begins or ends with white space, or contains a line break or another ` +
    'control character; remove it'
  throw new NextTokenError('InvalidConfiguration', problem, { service })
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function isUnusable(value: string | undefined): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return value !== undefined && /^\s|\s$|[\u0000-\u001f\u007f]/.test(value)
}
