import { spawnSync } from 'node:child_process'
import { ServiceError } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { scripted } from '../services/support/scripted-service.js'
import { plain } from './support/boto3-lists.js'
import { type ServiceCase, serviceCases } from './support/service-cases.js'

interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Called {
  readonly sent: readonly Sent[]
  readonly result?: Record<string, unknown>
  readonly error?: string
}

const endpoint = 'http://127.0.0.1:1'

/** Headers that say who sends, when, and over which connection, and those of retries. */
const ownHeaders =
  /^(?:host|connection|user-agent|x-amz-user-agent|x-amz-date|amz-sdk-.*|accept-encoding|expect|content-length|transfer-encoding|x-amz-trailer|x-amz-decoded-content-length|content-encoding)$/

describe('a service with special handling is called and decoded as by boto3', () => {
  let fromBoto3 = new Map<ServiceCase, Called>()

  beforeAll(() => {
    const script = new URL('./support/call_with_boto3.py', import.meta.url).pathname
    const input = JSON.stringify(serviceCases.map((found) => ({ ...found, endpoint })))
    const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
    const { stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 1e9 })
    if (stdout === '') throw new Error(stderr)
    const called = JSON.parse(stdout) as Called[]
    fromBoto3 = new Map(serviceCases.map((found, index) => [found, called[index] ?? { sent: [] }]))
  })

  const cases = serviceCases.map((found) => ({
    name: `${found.service}.${found.operation}: ${found.words}`,
    found,
  }))

  it.each(cases)('$name', async ({ found }) => {
    const expected = fromBoto3.get(found) ?? { sent: [] }
    const aws = await scripted(found.service, ...found.answers)
    const outcome = await aws.client.call(found.operation, bytesIn(found.input)).then(
      ({ $metadata: _, ...result }) => ({ result: plain(withoutEmptyLists(result)) }),
      (error: unknown) => ({ error: error instanceof ServiceError ? error.code : String(error) }),
    )
    expect(outcome).toEqual(
      expected.error === undefined ? { result: expected.result } : { error: expected.error },
    )
    const sent = aws.requests.slice(0, expected.sent.length)
    expect(
      sent.map(({ method, path, query, headers, body }) => ({
        method,
        path,
        query: [...query].sort(),
        headers: comparableHeaders(headers),
        body: comparableBody(body),
      })),
    ).toEqual(expected.sent.map(comparableRequest))
  })
})

function comparableRequest({ method, url, headers, body }: Sent) {
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
function comparableHeaders(headers: Readonly<Record<string, string | string[] | undefined>>) {
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

/** JSON by its value, a form by its pairs: their spacing and order mean nothing. */
function comparableBody(body: Buffer): unknown {
  const text = body.toString('latin1')
  if (text.startsWith('{')) return JSON.parse(text)
  return text.includes('=') && !text.startsWith('<') ? text.split('&').map(comparablePair).sort() : text
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

/** nexttoken gives a page's lists that AWS leaves out. */
function withoutEmptyLists(result: object): object {
  return Object.fromEntries(
    Object.entries(result).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  )
}

function bytesIn(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const bytes: unknown = Object(value).$bytes
      return [name, typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : value]
    }),
  )
}
