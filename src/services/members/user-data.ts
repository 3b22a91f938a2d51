import type { Structure } from '../../protocols/index.js'
import { toBase64 } from './base64-text.js'

/** Encodes the caller's user data, text or bytes, as base64, as in boto3. */
export function withEncodedUserData(input: Structure): Structure {
  return 'UserData' in input ? { ...input, UserData: toBase64(input.UserData) } : input
}
