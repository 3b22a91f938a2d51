import { createServer as createTlsServer } from 'node:https'
import { createServer, type Server } from 'node:net'
import { client } from 'nexttoken'
import { generate } from 'selfsigned'
import { describe, expect, it, onTestFinished } from 'vitest'
import { knownRegions, regionHint } from '../../src/endpoints/region-hint.js'
import { startHttpServer } from '../support/http-server.js'
import { ways } from './support/ways.js'

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }

async function messageAt(endpoint: string, options: object = {}): Promise<string> {
  const sns = client('sns', { region: 'us-east-1', endpoint, credentials, maxAttempts: 1, ...options })
  return sns.listTopics().then(String, (error: Error) => error.message)
}

async function listen(server: Pick<Server, 'listen' | 'address' | 'close'>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** What the DNS of a network says, without one. */
const notFound = (hostname: string) => ({
  requestHandler: {
    handle: () =>
      Promise.reject(
        Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), {
          code: 'ENOTFOUND',
          syscall: 'getaddrinfo',
          hostname,
        }),
      ),
  },
})

describe.each(ways)(
  'a call that may have taken effect says so, and no other does, over $way:',
  ({ transport }) => {
    it('not if nothing listens', async () => {
      const server = createServer()
      const port = await listen(server)
      await new Promise((resolve) => server.close(resolve))
      const message = await messageAt(`http://127.0.0.1:${port}`, { transport })
      expect(message).toMatch(
        /ECONNREFUSED .*; nothing listens on that port: check the endpoint, its port and the proxy$/,
      )
    })

    it('if the connection breaks after the request', async () => {
      const server = await startHttpServer((request) => request.socket.destroy())
      expect(await messageAt(server.url, { transport })).toMatch(
        /ECONNRESET .*; the call may have taken effect$/,
      )
    })

    it('if an earlier attempt was sent and the last was not', async () => {
      let attempt = 0
      const requestHandler = {
        handle: () =>
          attempt++ === 0
            ? Promise.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
            : Promise.reject(
                Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' }),
              ),
      }
      const message = await messageAt('http://127.0.0.1:1', { requestHandler, maxAttempts: 2 })
      expect(message).toMatch(/attempt 2 .*ECONNREFUSED.*; the call may have taken effect$/)
    })
  },
)

/** https://github.com/localstack/localstack/issues/1464 */
describe.each(ways)('http and https confused, over $way:', ({ transport }) => {
  it('TLS to a server without it asks whether the endpoint is http', async () => {
    const { port } = await startHttpServer((_, response) => response.end())
    const message = await messageAt(`https://127.0.0.1:${port}`, { transport })
    expect(message).toMatch(
      `; the server does not use TLS on that port; try the endpoint http://127.0.0.1:${port}`,
    )
    expect(message).not.toContain('may have taken effect')
  })

  it('plain text to a TLS server asks whether it is https', async () => {
    // A TLS alert, as OpenSSL sends it: unexpected message, fatal.
    const server = createServer((socket) => {
      socket.once('data', () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 10])))
    })
    const port = await listen(server)
    expect(await messageAt(`http://127.0.0.1:${port}`, { transport })).toContain(
      `the server uses TLS on that port; try the endpoint https://127.0.0.1:${port}`,
    )
  })

  it('a certificate of a private authority is an error that says how to trust it', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
    const port = await listen(createTlsServer({ key, cert }))
    const message = await messageAt(`https://127.0.0.1:${port}`, { transport })
    expect(message).toMatch(
      /self-signed certificate.*; the certificate is not trusted: set AWS_CA_BUNDLE .*its authority$/,
    )
  })
})

/** https://github.com/aws/aws-cli/issues/1194, https://github.com/aws/aws-sdk-js/issues/371 */
describe('an unknown host', () => {
  const ofRegion = (region: string) =>
    messageAt('', { region, endpoint: undefined, ...notFound(`sns.${region}.amazonaws.com`) })

  it.each([
    ['us-esat-1', /; "us-esat-1" is not a known region; did you mean "us-east-1"\?$/],
    ['us-west-2a', /; "us-west-2a" is not a known region; did you mean "us-west-2"\?$/],
    ['frankfurt', /; "frankfurt" is not a known region; check `region`$/],
    ['eu-north-1', /; the service may not be available in "eu-north-1"; check `region`$/],
  ])('of the region %s', async (region, message) => {
    expect(await ofRegion(region)).toMatch(message)
  })

  it('of a given endpoint', async () => {
    expect(await messageAt('http://aws.invalid', notFound('aws.invalid'))).toMatch(/; check the endpoint$/)
  })

  it('of a proxy', async () => {
    const message = await messageAt('http://aws.invalid', notFound('proxy.invalid'))
    expect(message).toMatch(/; check the proxy: no host "proxy.invalid" was found$/)
  })

  it('every region of the SDK table may be suggested', () => {
    const regions = [
      'af-south-1',
      ...[
        'ap-south-1',
        'ap-south-2',
        'ap-east-1',
        'ap-east-2',
        'ap-northeast-1',
        'ap-northeast-2',
        'ap-northeast-3',
        'ap-southeast-1',
        'ap-southeast-2',
        'ap-southeast-3',
        'ap-southeast-4',
        'ap-southeast-5',
        'ap-southeast-6',
        'ap-southeast-7',
      ],
      ...['ca-west-1', 'ca-central-1'],
      ...['cn-north-1', 'cn-northwest-1'],
      ...[
        'eu-north-1',
        'eu-south-1',
        'eu-south-2',
        'eu-west-1',
        'eu-west-2',
        'eu-west-3',
        'eu-central-1',
        'eu-central-2',
        'eu-isoe-west-1',
      ],
      'eusc-de-east-1',
      'il-central-1',
      ...['me-south-1', 'me-west-1', 'me-central-1'],
      'mx-central-1',
      ...['sa-east-1', 'sa-west-1'],
      ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1'],
      ...[
        'us-iso-east-1',
        'us-iso-west-1',
        'us-isob-east-1',
        'us-isob-west-1',
        'us-isof-south-1',
        'us-isof-east-1',
      ],
    ]
    expect(knownRegions()).toEqual(expect.arrayContaining(regions))
    // A name that is no region's is never suggested.
    expect(knownRegions()).not.toEqual(expect.arrayContaining(['us-southwest-1']))
    expect(regionHint('ap-northeast-33')).toContain('did you mean "ap-northeast-3"?')
    expect(regionHint('eu-cetral-1')).toContain('did you mean "eu-central-1"?')
  })
})
