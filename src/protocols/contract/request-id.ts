import { ownText } from '../../values/index.js'

/** The id that the service gave the request, from any of the headers that protocols and gateways use. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  const id = headers['x-amzn-requestid'] || headers['x-amz-request-id'] || headers['x-amz-id-2']
  return id ? ownText(id) : undefined
}
