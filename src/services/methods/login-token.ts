import { percentEncode } from '../../protocols/index.js'
import type { MethodClient, SigningScope } from '../contract/index.js'

/** What a token is for. */
export interface LoginToken {
  /** With the port, if the service's tokens have one. */
  readonly host: string
  readonly parameters: Readonly<Record<string, string>>
  readonly scope: SigningScope
  readonly expiresIn: number
}

/** A token to log in to a database: a presigned URL without `https://`. */
export async function loginToken(
  client: MethodClient,
  { host, parameters, scope, expiresIn }: LoginToken,
): Promise<string> {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${percentEncode(value)}`)
  const url = await client.presign(`https://${host}/?${query.join('&')}`, scope, expiresIn)
  // The host as it was given: a URL has it in lower case, and leaves the port 443 out.
  return host + url.slice(url.indexOf('/?'))
}
