import type { OperationModel } from '../../models/index.js'
import { parseTimestamp, type RawResponse, type Structure } from '../../protocols/index.js'

/** `Expires` is what the uploader wrote. If it is not a date, it is left out, and the call still returns the object. */
export function withoutBadExpires(operation: OperationModel, response: RawResponse): RawResponse {
  const text = response.headers.expires
  if (text === undefined || !hasExpires(operation) || isTimestamp(text)) return response
  const { expires: _, ...headers } = response.headers
  return { ...response, headers }
}

/** Sets `ExpiresString` to the header as it was received, as in boto3. Changes the output. */
export function setExpiresString(
  operation: OperationModel,
  output: Structure,
  text: string | undefined,
): void {
  if (text !== undefined && hasExpires(operation)) output.ExpiresString = text
}

function hasExpires({ output }: OperationModel): boolean {
  const member = output?.members.get('Expires')
  return member?.location === 'header' && member.wireName === 'Expires'
}

function isTimestamp(text: string): boolean {
  try {
    return !Number.isNaN(parseTimestamp(text).getTime())
  } catch {
    return false
  }
}
