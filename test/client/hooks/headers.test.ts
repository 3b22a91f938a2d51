import { createHash, createHmac } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { refusalOf, scripted } from '../../services/support/scripted-service.js'
import { startHttpServer } from '../../support/http-server.js'
import { pagingService } from '../listing/support/paging-service.js'

const listed = {
  body: '<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>',
}
const throttled = {
  status: 400,
  body: '<ErrorResponse><Error><Code>Throttling</Code><Message>slow down</Message></Error></ErrorResponse>',
}

type Sent = Awaited<ReturnType<typeof scripted>>['requests'][number]

/** The signature that the request should have, computed from what the server received. */
function expectedSignature({ method, path, headers, body }: Sent): string {
  const authorization = String(headers.authorization)
  const [, scope = ''] = /Credential=[^/]+\/([^,]+)/.exec(authorization) ?? []
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? []
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
  const canonical = [method, path, '', lines.join(''), names, hash(body)].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n')
  const hmac = (key: string | Buffer, part: string) => createHmac('sha256', key).update(part).digest()
  const key = scope.split('/').reduce<string | Buffer>((so, part) => hmac(so, part), 'AWS4secret')
  return createHmac('sha256', key).update(text).digest('hex')
}

describe('a header that a handler of `request` sets', () => {
  it('is signed and sent with every attempt', async () => {
    const sns = await scripted('sns', throttled, listed)
    sns.client.on('request', async ({ request, attempt }) => {
      request.headers['X-Correlation-Id'] = `call-7/${attempt}`
    })
    await sns.client.call('ListTopics')
    expect(sns.requests.map(({ headers }) => headers['x-correlation-id'])).toEqual(['call-7/1', 'call-7/2'])
    for (const sent of sns.requests) {
      const authorization = String(sent.headers.authorization)
      expect(authorization).toMatch(/SignedHeaders=[^,]*;x-correlation-id/)
      expect(/Signature=(\w+)/.exec(authorization)?.[1]).toBe(expectedSignature(sent))
    }
  })

  it('replaces the one that was there, in any spelling, and one that is deleted is not sent', async () => {
    const sns = await scripted('sns', listed)
    sns.client.on('request', ({ request }) => {
      request.headers['User-Agent'] = 'mine/1'
      delete request.headers['amz-sdk-request']
    })
    await sns.client.call('ListTopics')
    const [sent] = sns.requests
    expect(sent?.headers['user-agent']).toBe('mine/1')
    expect(sent?.headers).not.toHaveProperty('amz-sdk-request')
  })

  it('is seen by the handlers after it', async () => {
    const sns = await scripted('sns', listed)
    sns.client.on('request', ({ request }) => {
      request.headers['x-tenant'] = 'a'
    })
    sns.client.on('request', ({ request }) => {
      request.headers['x-tenant'] += '+b'
    })
    await sns.client.call('ListTopics')
    expect(sns.requests[0]?.headers['x-tenant']).toBe('a+b')
  })

  it('can replace the authorization of an unsigned call', async () => {
    const server = await startHttpServer((_, response) => response.end(listed.body))
    const sns = client('sns', { region: 'us-east-1', endpoint: server.url, credentials: false })
    sns.on('request', ({ request }) => {
      request.headers.authorization = 'Gateway abc'
    })
    await sns.call('ListTopics')
    expect(server.requests[0]?.headers.authorization).toBe('Gateway abc')
  })

  it('is refused with all problems at once if it cannot be sent', async () => {
    const sns = await scripted('sns', listed)
    sns.client.on('request', ({ request }) => {
      request.headers.host = 'elsewhere.test'
      request.headers['content-length'] = '7'
      request.headers['a b'] = 'c'
      request.headers['x-line'] = 'one\r\ntwo'
    })
    const error = await refusalOf(sns.client.call('ListTopics'))
    expect(error.code).toBe('HookFailed')
    expect(error.message.split('\n')).toEqual([
      "sns.ListTopics: a handler of 'request' set headers that cannot be sent:",
      '  host belongs to the connection or the body and cannot be changed; remove the change',
      '  content-length belongs to the connection or the body and cannot be changed; remove the change',
      '  "a b" is not a header name; use letters, digits and "-"',
      '  the value of x-line contains a control character or half of a surrogate pair; remove it',
    ])
    expect(error.message).not.toContain('elsewhere')
    expect(sns.requests).toHaveLength(0)
  })

  it.each(['auto', 'node'] as const)(
    'goes with every page of a listing, by transport %s',
    async (transport) => {
      const { sns, requests } = await pagingService(6, undefined, { transport })
      const seen: (string | undefined)[] = []
      sns.on('request', ({ request, input }) => {
        request.headers['x-page'] = String((input as { NextToken?: string }).NextToken ?? 'first')
      })
      sns.on('response', ({ headers }) => seen.push(headers['content-type']))
      expect(await sns.paginate('list_topics').items().toArray()).toHaveLength(6)
      expect(seen).toHaveLength(6)
      expect(new Set(requests.map(({ headers }) => headers['x-page'])).size).toBe(6)
      expect(requests[0]?.headers['x-page']).toBe('first')
    },
  )

  it('goes with pages that follow when it is added in the middle of a listing', async () => {
    const { sns, requests } = await pagingService(10)
    let stop = () => {}
    let count = 0
    for await (const _ of sns.paginate('list_topics')) {
      count++
      if (count === 5) {
        stop = sns.on('request', ({ request }) => {
          request.headers['x-late'] = 'yes'
        })
      }
      if (count === 8) stop()
    }
    const marked = requests.map(({ headers }) => headers['x-late'] === 'yes')
    expect(marked).toEqual([...Array(5).fill(false), ...Array(3).fill(true), ...Array(2).fill(false)])
  })
})

describe('other requests', () => {
  it('a body that is sent and a body that streams are seen by the handlers', async () => {
    const bodies: string[] = []
    const server = await startHttpServer(async (request, response) => {
      bodies.push((await buffer(request)).toString())
      response.end()
    })
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    const s3 = client('s3', { region: 'us-east-1', endpoint: server.url, credentials })
    const kinds: string[] = []
    s3.on('request', ({ request }) => {
      kinds.push(typeof request.body)
      request.headers['x-amz-meta-from'] = 'hook'
    })
    await s3.call('PutObject', { Bucket: 'b', Key: 'k', Body: 'text' })
    await s3.call('PutObject', { Bucket: 'b', Key: 'k', Body: new Blob(['blob']) })
    expect(kinds).toHaveLength(2)
    expect(server.requests.map(({ headers }) => headers['x-amz-meta-from'])).toEqual(['hook', 'hook'])
    expect(bodies[0]).toContain('text')
    expect(bodies[1]).toContain('blob')
  })

  it('a streamed output is in the event, and is closed if the handler fails', async () => {
    const server = await startHttpServer((_, response) => {
      response.writeHead(200, { 'content-length': '1000000' })
      response.write('x')
    })
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    const s3 = client('s3', { region: 'us-east-1', endpoint: server.url, credentials })
    const closed = new Promise((resolve) => {
      s3.on('request', () => {})
      s3.on('response', ({ output }) => {
        server.requests[0]?.socket.on('close', resolve)
        expect(output).toHaveProperty('Body')
        throw new Error('stop here')
      })
    })
    await expect(s3.call('GetObject', { Bucket: 'b', Key: 'k' })).rejects.toThrow('stop here')
    await closed
  })

  it('a presigned URL is made without the handlers', async () => {
    const s3 = client('s3', {
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    })
    let calls = 0
    s3.on('request', () => calls++)
    await s3.presign('GetObject', { Bucket: 'b', Key: 'k' })
    expect(calls).toBe(0)
  })
})
