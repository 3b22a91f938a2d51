import type { OperationModel } from '../../models/index.js'
import { parseTimestamp, type RawResponse, type Structure } from '../../protocols/index.js'

/** `Expires` is whatever its uploader wrote, and need not be a date: then it is left out, and the object is not. */
export function withoutBadExpires(operation: OperationModel, response: RawResponse): RawResponse {
  const text = response.headers.expires
  if (text === undefined || !givesExpires(operation) || isTimestamp(text)) return response
  const { expires: _, ...headers } = response.headers
  return { ...response, headers }
}

/** `ExpiresString` is the header as it came, date or not, as boto3 gives it. Writes the output. */
export function giveExpires(operation: OperationModel, output: Structure, text: string | undefined): void {
  if (text !== undefined && givesExpires(operation)) output.ExpiresString = text
}

function givesExpires({ output }: OperationModel): boolean {
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
