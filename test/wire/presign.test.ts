import { readFileSync } from 'node:fs'
import { type ClientConfig, client, type DynamicClient } from 'nexttoken'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { bodyOf, credentials, rejection } from './support/wire-server.js'

interface Case {
  readonly service: string
  readonly operation: string
  readonly input: Record<string, unknown>
  readonly expiresIn: number
  readonly method?: string
  readonly token?: string
  readonly url: string
}

/** Made by botocore 1.44.5's `generate_presigned_url` on 2026-01-02 03:04:05 UTC in eu-west-1. */
const cases: Case[] = JSON.parse(
  readFileSync(new URL('./support/presigned-by-boto3.json', import.meta.url), 'utf8'),
)

function open(service: string, config: ClientConfig = {}): DynamicClient {
  const made = client(service, { region: 'eu-west-1', credentials, ...config })
  onTestFinished(() => made.destroy())
  return made
}

function parts(text: string) {
  const url = new URL(text)
  return { where: url.origin + url.pathname, query: Object.fromEntries(url.searchParams) }
}

describe('a presigned URL', () => {
  it.each(cases)(
    'equals the URL of boto3: $service $operation $input',
    async ({ service, operation, url, token, ...rest }) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-02T03:04:05Z') })
      onTestFinished(() => void vi.useRealTimers())
      const identity = token === undefined ? credentials : { ...credentials, sessionToken: token }
      const { input, expiresIn, method } = rest
      const made = await open(service, { credentials: identity }).presign(operation, input, {
        expiresIn,
        method,
      })
      expect(parts(made)).toEqual(parts(url))
    },
  )

  it('works with any body and with a custom endpoint', async () => {
    const bodies: string[] = []
    const aws = await startHttpServer(async (request, response) => {
      bodies.push(String(await bodyOf(request)))
      response.end()
    })
    const s3 = open('s3', { endpoint: aws.url })
    const url = await s3.presign('PutObject', { Bucket: 'books', Key: 'moby.txt' })
    expect((await fetch(url, { method: 'PUT', body: 'Call me Ishmael.' })).status).toBe(200)
    expect(bodies).toEqual(['Call me Ishmael.'])
    const { where, query } = parts(url)
    expect(where).toBe(`${aws.url}/books/moby.txt`)
    expect(query).toMatchObject({ 'X-Amz-Expires': '3600', 'X-Amz-SignedHeaders': 'host' })
  })

  it('has no signature if calls are unsigned', async () => {
    const s3 = open('s3', { credentials: false })
    expect(await s3.presign('getObject', { Bucket: 'books', Key: 'moby.txt' })).toBe(
      'https://books.s3.eu-west-1.amazonaws.com/moby.txt',
    )
  })

  it.each([
    { service: 'dynamodb', operation: 'ListTables', input: {}, options: {}, code: 'NotSupported' },
    { service: 's3', operation: 'GetObject', input: {}, options: {}, code: 'ParamValidation' },
    {
      service: 's3',
      operation: 'ListBuckets',
      input: {},
      options: { expiresIn: 604_801 },
      code: 'InvalidConfiguration',
    },
    {
      service: 's3',
      operation: 'ListBuckets',
      input: {},
      options: { expiresIn: 0 },
      code: 'InvalidConfiguration',
    },
  ])('of $service.$operation with $options is refused as $code', async ({ service, operation, ...rest }) => {
    const error = await rejection(open(service).presign(operation, rest.input, rest.options))
    expect(error).toMatchObject({ code: rest.code, operation })
  })
})
