import type { Structure } from '../../protocols/index.js'
import { toBase64 } from './base64-text.js'

/** User data goes out as base64, of the text or bytes that the caller gives, as with boto3. */
export function withEncodedUserData(input: Structure): Structure {
  return 'UserData' in input ? { ...input, UserData: toBase64(input.UserData) } : input
}
