import type { DecodedError, RawResponse } from '../contract/index.js'

/**
 * What `x-amzn-query-error: Code;Sender` says, which a service that spoke `query` before sends so that its errors
 * keep their codes. boto3 heeds it from any service that speaks JSON or CBOR.
 */
export function queryError(response: RawResponse): Pick<DecodedError, 'code' | 'fault'> | undefined {
  const parts = response.headers['x-amzn-query-error']?.split(';') ?? []
  const [code, type] = parts
  if (parts.length !== 2 || !code) return undefined
  return { code, fault: type === 'Sender' ? 'client' : type === 'Receiver' ? 'server' : undefined }
}
