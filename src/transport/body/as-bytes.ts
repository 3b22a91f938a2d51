import { Readable } from 'node:stream'
import { HttpRequest } from '@smithy/core/protocols'
import type { HttpRequest as RequestFields } from '@smithy/types'
import { NextTokenError } from '../../errors/index.js'
import { encodeHeaderText, isHeaderText } from '../../values/index.js'
import type { TransportCall } from '../contract/index.js'

/**
 * A signed request with the text of its headers encoded as UTF-8 bytes, over which the signature was made. Returns the
 * request itself if all headers are ASCII, as they nearly always are.
 *
 * @throws NextTokenError `InvalidConfiguration` for a header that cannot be sent. The handler's own error would look like
 *   a network failure and would show the value, which may be a secret.
 */
export function asBytes(
  request: RequestFields,
  { service, operation }: Pick<TransportCall<unknown>, 'service' | 'operation'>,
): RequestFields {
  const unusual = Object.keys(request.headers).filter((name) => isUnusual(request.headers[name]))
  if (unusual.length === 0) return request
  // Node would also write the headers as text because of `Expect`, which is not signed and may be dropped.
  const { expect: _, ...headers } = request.headers
  for (const name of unusual) {
    const text = String(headers[name])
    if (!isHeaderText(text)) throw unsendable(name, { service, operation })
    headers[name] = encodeHeaderText(text)
  }
  return new HttpRequest({ ...request, headers })
}

/**
 * The body for Node's `http`: a stream if a header has bytes outside ASCII. Node changes header bytes that it writes
 * together with a body: it encodes them again with a text body, and decodes `content-disposition` with a byte body
 * (https://github.com/nodejs/node/pull/46528). With a stream it does not.
 */
export function asStream({ headers, body }: RequestFields): unknown {
  if (!Object.values(headers).some(isUnusual)) return body
  if (typeof body === 'string') return body === '' ? undefined : Readable.from([Buffer.from(body)])
  return ArrayBuffer.isView(body) && body.byteLength > 0 ? Readable.from([body]) : body
}

function isUnusual(value: string | undefined): boolean {
  return value !== undefined && !/^[\x20-\x7e]*$/.test(value)
}

function unsendable(name: string, context: { service: string; operation: string }): NextTokenError {
  const problem = `the header "${name}" holds a control character, such as a line break, which cannot be sent`
  return new NextTokenError(
    'InvalidConfiguration',
    `${problem}; correct the option or variable that it comes from`,
    context,
  )
}
