import { cbor } from '@smithy/core/cbor'
import { describe, expect, it } from 'vitest'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { testOperation } from './support/test-service.js'

const shapes = {
  Gone: {
    type: 'structure',
    exception: true,
    members: {
      Resource: { shape: 'Text' },
      Wait: { shape: 'Wait', location: 'header', locationName: 'Retry-After' },
    },
  },
  Coded: { type: 'structure', exception: true, error: { code: 'Custom.Code' }, members: {} },
  Wait: { type: 'integer' },
} as const

interface Answer {
  statusCode?: number
  headers?: Record<string, string>
  body?: string | Uint8Array
}

const decode = (protocol: string, { statusCode = 400, headers = {}, body = '' }: Answer) => {
  const operation = testOperation(protocol, shapes, {})
  const response = { statusCode, headers, body: new Uint8Array(Buffer.from(body)) }
  return loadedProtocol(operation.service).decodeError(operation, response)
}

/** The message of an error that is told by its status alone. */
const notTheService = (status: string, structure: string) =>
  `${status}; the response does not come from the service: it is ${structure}`

const html = '<html><body>Bad gateway</body></html>'

describe.each(['json', 'rest-json'])('%s: the code and message of an error', (protocol) => {
  it.each([
    ['__type', { body: '{"__type":"Gone","message":"m"}' }, 'Gone', 'm'],
    ['a namespace before it', { body: '{"__type":"com.x#Gone","Message":"m"}' }, 'Gone', 'm'],
    ['a link behind it', { body: '{"__type":"com.x#Gone:http://y/z#a","errorMessage":"m"}' }, 'Gone', 'm'],
    ['code', { body: '{"code":"Gone"}' }, 'Gone', ''],
    ['the header', { body: '{}', headers: { 'x-amzn-errortype': 'Gone:http://y/' } }, 'Gone', ''],
    ['nothing', { body: '{"message":"m"}' }, '400', 'm'],
    ['text', { body: 'Forbidden', statusCode: 403 }, '403', 'Forbidden'],
    ['an empty body', { statusCode: 404 }, '404', ''],
    ['an empty body of a broken server', { statusCode: 503 }, '503', 'Service Unavailable'],
    ['a gateway’s page', { statusCode: 502, body: html }, '502', 'Bad Gateway'],
    ['an array', { body: '[1]' }, '400', notTheService('Bad Request', '3 bytes, a JSON array')],
    ['null', { body: 'null' }, '400', notTheService('Bad Request', '4 bytes, a JSON literal')],
    ['a long text', { body: 'x'.repeat(5000), statusCode: 403 }, '403', `${'x'.repeat(1000)}…`],
    ['a message that is none', { body: '{"message":{"a":1},"__type":7}' }, '7', ''],
  ])('come from %s', (_, answer, code, message) => {
    expect(decode(protocol, answer)).toMatchObject({ code, message })
  })

  it('include the modelled members and the request id', () => {
    const body = '{"__type":"Gone","Resource":"r","Other":1}'
    const error = decode(protocol, { body, headers: { 'x-amzn-requestid': 'id' } })
    expect(error).toMatchObject({ requestId: 'id', members: { Resource: 'r' } })
    expect(error.shape?.name).toBe('Gone')
  })

  it('identify a modelled error that its operation does not declare', () => {
    expect(decode(protocol, { body: '{"__type":"Custom.Code"}' }).shape?.name).toBe('Coded')
  })

  it('are kept if the modelled members are malformed', () => {
    expect(decode(protocol, { headers: { 'x-amzn-errortype': 'Gone' }, body: '[1]' })).toMatchObject({
      code: 'Gone',
      members: {},
    })
  })

  it('use the legacy query code and fault of the service', () => {
    const headers = { 'x-amzn-query-error': 'AWS.Old.Gone;Sender' }
    const error = decode(protocol, { headers, body: '{"__type":"Gone","Resource":"r"}' })
    expect(error).toMatchObject({ code: 'AWS.Old.Gone', fault: 'client', members: { Resource: 'r' } })
  })
})

describe('rest-json', () => {
  it('reads modelled error members from headers too', () => {
    const headers = { 'x-amzn-errortype': 'Gone', 'retry-after': '7' }
    expect(decode('rest-json', { headers, body: '{"Resource":"r"}' }).members).toEqual({
      Resource: 'r',
      Wait: 7,
    })
  })
})

describe('smithy-rpc-v2-cbor: the code and message of an error', () => {
  const body = cbor.serialize({ __type: 'com.x#Gone', message: 'm', Resource: 'r' })
  it.each([
    ['__type', { body }, { code: 'Gone', message: 'm', members: { Resource: 'r' } }],
    [
      'the old header',
      { body, headers: { 'x-amzn-query-error': 'A;Receiver' } },
      { code: 'A', fault: 'server' },
    ],
    [
      'a gateway’s JSON',
      { statusCode: 403, body: '{"message":"Forbidden"}' },
      { code: '403', message: notTheService('Forbidden', '23 bytes, a JSON object with "message"') },
    ],
    ['a gateway’s page', { statusCode: 504, body: html }, { code: '504', message: 'Gateway Timeout' }],
    ['a cut body', { statusCode: 500, body: body.subarray(0, 5) }, { code: '500' }],
  ])('come from %s', (_, answer, expected) => {
    expect(decode('smithy-rpc-v2-cbor', answer)).toMatchObject(expected)
  })
})
