import { HttpResponse } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import { type ClientConfig, client } from 'nexttoken'
import { describe, expect, it } from 'vitest'

/**
 * What all of a client's calls need once is asked for once, however many calls begin at the same time:
 * https://github.com/aws/aws-cli/pull/10578 (ten threads open ten sessions of one directory bucket).
 */

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const Bucket = 'photos--use1-az4--x-s3'
const page = '<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>'
const session = () =>
  '<CreateSessionResult><Credentials><AccessKeyId>SESSIONKEY</AccessKeyId><SecretAccessKey>s</SecretAccessKey>' +
  `<SessionToken>t</SessionToken><Expiration>${new Date(Date.now() + 300_000).toISOString()}</Expiration>` +
  '</Credentials></CreateSessionResult>'

interface Answer {
  readonly statusCode?: number
  readonly body: string
}

/** A requestHandler that counts requests by what they ask for, and answers when `until` has settled. */
function counting(
  kindOf: (request: HttpRequest) => string,
  answer: (kind: string) => Answer,
  until?: Promise<void>,
) {
  const counts: Record<string, number> = {}
  const handle = async (request: HttpRequest) => {
    const kind = kindOf(request)
    counts[kind] = (counts[kind] ?? 0) + 1
    await until
    const { statusCode = 200, body } = answer(kind)
    return { response: new HttpResponse({ statusCode, body: Buffer.from(body) }) }
  }
  const config: ClientConfig = {
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    requestHandler: { handle },
  }
  return { counts, config }
}

const sessionOrPage = ({ query }: HttpRequest) =>
  query && 'session' in query ? 'CreateSession' : 'ListObjectsV2'
const target = ({ headers }: HttpRequest) => headers['x-amz-target']?.split('.').at(-1) ?? ''
const tenTimes = <Value>(make: () => Promise<Value>) => Promise.all(Array.from({ length: 10 }, make))

describe('ten first calls at the same time', () => {
  it('open one session for a directory bucket', async () => {
    const { counts, config } = counting(sessionOrPage, (kind) => ({
      body: kind === 'CreateSession' ? session() : page,
    }))
    const s3 = client('s3', config)
    await tenTimes(() => s3.listObjectsV2({ Bucket }))
    expect(counts).toEqual({ CreateSession: 1, ListObjectsV2: 10 })
  })

  it('discover an endpoint once', async () => {
    const Endpoints = [{ Address: 'cell7.timestream.us-east-1.amazonaws.com', CachePeriodInMinutes: 10 }]
    const { counts, config } = counting(target, (kind) => ({
      body: JSON.stringify(kind === 'DescribeEndpoints' ? { Endpoints } : { Databases: [] }),
    }))
    const timestream = client('timestream-write', config)
    await tenTimes(() => timestream.listDatabases())
    expect(counts).toEqual({ DescribeEndpoints: 1, ListDatabases: 10 })
  })

  it.each([
    { words: 'that expires in an hour', expiration: new Date(Date.now() + 3_600_000), later: 1 },
    { words: 'without an expiration', expiration: undefined, later: 2 },
  ])('ask once for a bearer token $words', async ({ expiration, later }) => {
    const { config } = counting(target, () => ({ body: '{}' }))
    let asked = 0
    const token = async () => ({ token: `token-${++asked}`, ...(expiration && { expiration }) })
    const bedrock = client('bedrock', { ...config, credentials: undefined, token })
    await tenTimes(() => bedrock.listInferenceProfiles())
    expect(asked).toBe(1)
    await bedrock.listInferenceProfiles()
    expect(asked).toBe(later)
  })

  it('share an error, and the next call tries again', async () => {
    let isOpen = false
    const { counts, config } = counting(sessionOrPage, (kind) => {
      if (kind !== 'CreateSession') return { body: page }
      return isOpen
        ? { body: session() }
        : { statusCode: 403, body: '<Error><Code>AccessDenied</Code></Error>' }
    })
    const s3 = client('s3', config)
    const outcomes = await tenTimes(() =>
      s3.listObjectsV2({ Bucket }).then(
        () => 'listed',
        ({ code }) => code,
      ),
    )
    expect(new Set(outcomes)).toEqual(new Set(['AccessDenied']))
    isOpen = true
    await s3.listObjectsV2({ Bucket })
    expect(counts).toEqual({ CreateSession: 2, ListObjectsV2: 1 })
  })

  it('continue when the call that started the request is aborted', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { counts, config } = counting(
      sessionOrPage,
      (kind) => ({ body: kind === 'CreateSession' ? session() : page }),
      gate,
    )
    const s3 = client('s3', config)
    const first = new AbortController()
    const aborted = s3.listObjectsV2({ Bucket }, { signal: first.signal })
    const others = tenTimes(() => s3.listObjectsV2({ Bucket }))
    await expect.poll(() => counts.CreateSession).toBe(1)
    first.abort()
    await expect(aborted).rejects.toMatchObject({ code: 'Aborted' })
    open()
    await others
    expect(counts).toEqual({ CreateSession: 1, ListObjectsV2: 10 })
  })
})

it('a discovered endpoint stays in use while discovery is unreachable, but not after discovery refuses', async () => {
  const Endpoints = [{ Address: 'cell7.timestream.us-east-1.amazonaws.com', CachePeriodInMinutes: 0 }]
  const answers = [() => ({ body: JSON.stringify({ Endpoints }) }), unreachable, refused]
  const { config } = counting(target, (kind) =>
    kind === 'DescribeEndpoints' ? (answers.shift() ?? refused)() : { body: '{"Databases":[]}' },
  )
  const timestream = client('timestream-write', config)
  await timestream.listDatabases()
  await timestream.listDatabases()
  await expect(timestream.listDatabases()).rejects.toMatchObject({ code: 'AccessDeniedException' })
})

function unreachable(): never {
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
}

function refused(): Answer {
  return { statusCode: 400, body: '{"__type":"AccessDeniedException"}' }
}
