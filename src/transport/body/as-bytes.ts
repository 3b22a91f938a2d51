import { Readable } from 'node:stream'
import { HttpRequest } from '@smithy/core/protocols'
import type { HttpRequest as RequestFields } from '@smithy/types'
import { NextTokenError } from '../../errors/index.js'
import { encodeHeaderText, isHeaderText } from '../../values/index.js'
import type { TransportCall } from '../contract/index.js'

/**
 * A signed request as a handler takes it: the text of its headers as the bytes of its UTF-8, which is what the signature
 * was made over. The request itself where all headers are ASCII, as nearly always.
 *
 * @param isNodeHttp whether the handler sends by Node's `http`.
 * @throws NextTokenError `InvalidConfiguration` for a header that cannot be sent. A handler's own error for it would be
 *   taken for one of the network, and shows the value, which may be a secret.
 */
export function asBytes(
  request: RequestFields,
  { service, operation }: Pick<TransportCall<unknown>, 'service' | 'operation'>,
  isNodeHttp: boolean,
): RequestFields {
  const unusual = Object.keys(request.headers).filter((name) => isUnusual(request.headers[name]))
  if (unusual.length === 0) return request
  // Node writes the headers of a request with `Expect` as a text too; the question is not signed and may be left out.
  const { expect: _, ...headers } = request.headers
  for (const name of unusual) {
    const text = String(headers[name])
    if (!isHeaderText(text)) throw unsendable(name, { service, operation })
    headers[name] = encodeHeaderText(text)
  }
  const body = isNodeHttp ? asStream(request.body) : request.body
  return new HttpRequest({ ...request, headers, body })
}

/**
 * The body of a request that goes through Node's `http`, which changes the bytes of headers that go out together with a
 * body: it encodes them once more with a text, and decodes `content-disposition` with bytes
 * (https://github.com/nodejs/node/pull/46528). With a stream it leaves them alone.
 */
function asStream(body: unknown): unknown {
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
    `${problem}; correct the option or variable it comes from`,
    context,
  )
}
