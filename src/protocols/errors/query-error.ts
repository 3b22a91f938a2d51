import type { DecodedError, RawResponse } from '../contract/index.js'

/**
 * The code in the header `x-amzn-query-error: Code;Sender`. Services that used `query` in the past send it, so that
 * their errors keep their codes. As boto3, we read it from every service that uses JSON or CBOR.
 */
export function queryError(response: RawResponse): Pick<DecodedError, 'code' | 'fault'> | undefined {
  const parts = response.headers['x-amzn-query-error']?.split(';') ?? []
  const [code, type] = parts
  if (parts.length !== 2 || !code) return undefined
  return { code, fault: type === 'Sender' ? 'client' : type === 'Receiver' ? 'server' : undefined }
}
