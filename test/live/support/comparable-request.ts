/** A request as the Python scripts print it. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** In base64. */
  readonly body: string
}

/** Headers that say who sends, when, and over which connection, and those of retries. */
const ownHeaders =
  /^(?:host|connection|user-agent|x-amz-user-agent|x-amz-date|amz-sdk-.*|accept-encoding|expect|content-length|transfer-encoding|x-amz-trailer|x-amz-decoded-content-length|content-encoding)$/

/** A request of boto3's as it compares with one of ours. */
export function comparableRequest({ method, url, headers, body }: Sent) {
  const { pathname, searchParams } = new URL(url)
  return {
    method,
    path: pathname,
    query: [...searchParams].sort(),
    headers: comparableHeaders(headers),
    body: comparableBody(Buffer.from(body, 'base64')),
  }
}

/** Of the signature, whether there is one, and for which region and service. */
export function comparableHeaders(headers: Readonly<Record<string, string | string[] | undefined>>) {
  // boto3 does not say that a body is XML.
  const isXml = headers['content-type'] === 'application/xml'
  const named = Object.entries(headers).filter(
    ([name]) => !ownHeaders.test(name) && !(isXml && name === 'content-type'),
  )
  return Object.fromEntries(
    named.map(([name, value]) => [
      name,
      name === 'authorization' ? String(value).match(/\/([\w-]+\/[\w-]+)\/aws4_request/)?.[1] : value,
    ]),
  )
}

/** JSON by its value, a form by its pairs, XML without the blank in `<a />`: spacing and order mean nothing. */
export function comparableBody(body: Buffer): unknown {
  const text = body.toString('latin1')
  if (text.startsWith('{')) return JSON.parse(text)
  if (text.startsWith('<')) return text.replaceAll(' />', '/>')
  return text.includes('=') ? text.split('&').map(comparablePair).sort() : text
}

/** A presigned URL by all but its host, its time and what follows from that. */
function comparablePair(pair: string): string {
  const [name = '', value = ''] = pair.split('=')
  if (!/^Pre[Ss]ignedUrl$/.test(name)) return pair.replaceAll('+', '%20')
  const { pathname, searchParams } = new URL(decodeURIComponent(value))
  const own = [...searchParams].filter(([key]) => !/^X-Amz-(?:Date|Signature)$/.test(key))
  const stable = own.map(([key, text]) => `${key}=${text.replace(/^[^/]+\/\d{8}\//, '')}`)
  return [name, pathname, ...stable.sort()].join(' ')
}
