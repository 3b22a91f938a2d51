import { text } from 'node:stream/consumers'
import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { ResponseParseError } from '../../src/errors/index.js'
import type { Structure } from '../../src/protocols/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answers, bytes, date, epoch, own, type Skips } from './support/contract-answers.js'
import {
  bodyOf,
  contractOperation,
  decode,
  decodeError,
  encode,
  sent,
  type Wire,
  type Written,
  wires,
} from './support/contract-service.js'

const all = Object.keys(wires) as Wire[]

function applies(wire: Wire, { skip = {} }: { skip?: Skips }): boolean {
  return skip[wire] === undefined && skip[wires[wire].family] === undefined
}

describe.each(all)('%s: an answer with', (wire) => {
  it.each(answers.filter((one) => applies(wire, one)))('$words', (answer) => {
    const output = decode(wire, bodyOf(wire, answer))
    expect(output).toStrictEqual(answer.gives)
    for (const value of Object.values(output)) {
      if (Object.hasOwn(Object(value), '__proto__'))
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    }
  })

  it('an empty body has no members', () => {
    const skip: Skips = {
      query: 'an empty body lacks the result element, so that it is refused: see xml/response.test.ts',
      ec2: 'an empty body lacks the request id, so that it is refused: see xml/response.test.ts',
    }
    if (!applies(wire, { skip })) expect(() => decode(wire, new Uint8Array())).toThrow(ResponseParseError)
    else expect(decode(wire, new Uint8Array())).toEqual({})
  })

  it('a cut at any byte is a ResponseParseError', () => {
    const whole = answers.find(({ words }) => words.startsWith('nested'))
    const body = whole ? bodyOf(wire, whole) : new Uint8Array()
    expect(() => decode(wire, body)).not.toThrow()
    for (let end = 1; end < body.length; end++) {
      expect(() => decode(wire, body.subarray(0, end)), `${end} bytes`).toThrow(ResponseParseError)
    }
  })
})

const errorOf: Record<Wire, string | Written['cbor']> = {
  'json 1.0': '{"__type":"com.test#Gone","message":"it is gone","Resource":"r"}',
  'json 1.1': '{"__type":"Gone","message":"it is gone","Resource":"r"}',
  'rest-json': '{"__type":"Gone","message":"it is gone","Resource":"r"}',
  'rest-xml':
    '<ErrorResponse><Error><Code>Gone</Code><Message>it is gone</Message><Resource>r</Resource></Error>' +
    '<RequestId>r-1</RequestId></ErrorResponse>',
  query:
    '<ErrorResponse><Error><Code>Gone</Code><Message>it is gone</Message><Resource>r</Resource></Error>' +
    '<RequestId>r-1</RequestId></ErrorResponse>',
  ec2:
    '<Response><Errors><Error><Code>Gone</Code><Message>it is gone</Message><Resource>r</Resource></Error></Errors>' +
    '<RequestID>r-1</RequestID></Response>',
  'smithy-rpc-v2-cbor': { __type: 'com.test#Gone', message: 'it is gone', Resource: 'r' },
}

describe.each(all)('%s: an error', (wire) => {
  const headers = { 'x-amzn-requestid': 'r-1' }

  it('has a code, a message, a request id and its modelled members', () => {
    const given = errorOf[wire]
    const body =
      typeof given === 'string' ? Buffer.from(given) : bodyOf(wire, { json: '', xml: '', cbor: given })
    const error = decodeError(wire, { statusCode: 400, headers, body: new Uint8Array(body) })
    expect(error).toMatchObject({
      ...{ code: 'Gone', message: 'it is gone', requestId: 'r-1' },
      members: { Resource: 'r' },
    })
  })

  it.each([
    ['an HTML page', '<html><body>Bad gateway</body></html>'],
    ['no body', ''],
    ['a body cut in the middle', '{"__type":"Go'],
  ])('with %s has the status as its code', (_, text) => {
    const error = decodeError(wire, { statusCode: 502, headers, body: new Uint8Array(Buffer.from(text)) })
    expect(error).toMatchObject({ code: '502', requestId: 'r-1', members: {} })
  })
})

interface Request {
  readonly words: string
  readonly input: Structure
  readonly json: unknown
  readonly query: Record<string, string>
  readonly ec2?: Record<string, string>
  readonly xml: string | undefined
  readonly cbor: unknown
}

const requests: Request[] = [
  {
    words: 'null and undefined, which are omitted',
    input: { String: null, Integer: undefined, Boolean: false, Long: 0 },
    json: { Boolean: false, Long: 0 },
    query: { Boolean: 'false', Long: '0' },
    xml: '<Root><Boolean>false</Boolean><Long>0</Long></Root>',
    cbor: { Boolean: false, Long: 0 },
  },
  {
    words: 'a Date, in the format of each shape',
    input: { Timestamp: date, Iso: date, Epoch: date, Rfc: date },
    json: {
      ...{ Timestamp: 1704164645, Iso: '2024-01-02T03:04:05Z' },
      ...{ Epoch: 1704164645, Rfc: 'Tue, 02 Jan 2024 03:04:05 GMT' },
    },
    query: {
      ...{ Timestamp: '2024-01-02T03:04:05Z', Iso: '2024-01-02T03:04:05Z' },
      ...{ Epoch: '1704164645', Rfc: 'Tue, 02 Jan 2024 03:04:05 GMT' },
    },
    xml:
      '<Root><Timestamp>2024-01-02T03:04:05Z</Timestamp><Iso>2024-01-02T03:04:05Z</Iso>' +
      '<Epoch>1704164645</Epoch><Rfc>Tue, 02 Jan 2024 03:04:05 GMT</Rfc></Root>',
    cbor: { Timestamp: epoch, Iso: epoch, Epoch: epoch, Rfc: epoch },
  },
  {
    words: 'bytes, as Uint8Array and as Buffer',
    input: { Blob: bytes, BlobList: [Buffer.from('hi')] },
    json: { Blob: 'AP9oaQ==', BlobList: ['aGk='] },
    query: { Blob: 'AP9oaQ==', 'BlobList.item.1': 'aGk=' },
    ec2: { Blob: 'AP9oaQ==', 'BlobList.1': 'aGk=' },
    xml: '<Root><Blob>AP9oaQ==</Blob><BlobList><item>aGk=</item></BlobList></Root>',
    cbor: { Blob: bytes, BlobList: [new Uint8Array(Buffer.from('hi'))] },
  },
  {
    words: 'text with characters of every plane and markup',
    input: { String: 'é𝒳<&>"\n' },
    json: { String: 'é𝒳<&>"\n' },
    query: { String: 'é𝒳<&>"\n' },
    xml: '<Root><String>é𝒳&lt;&amp;&gt;"&#xA;</String></Root>',
    cbor: { String: 'é𝒳<&>"\n' },
  },
]

describe.each(all)('%s: a request with', (wire) => {
  const expectedOf = (request: Request): unknown => {
    if (wire === 'query') return request.query
    if (wire === 'ec2') return request.ec2 ?? request.query
    return wire === 'rest-xml' ? request.xml : request[wires[wire].family]
  }

  it.each(requests)('$words', (request) => {
    expect(sent(wire, encode(wire, request.input))).toEqual(expectedOf(request))
  })

  it('a bigint keeps every digit', () => {
    const { body } = encode(wire, { Long: 9007199254740993n })
    if (wires[wire].family === 'cbor')
      expect(sent(wire, encode(wire, { Long: 9007199254740993n }))).toEqual({ Long: 9007199254740993n })
    else expect(String(body)).toContain('9007199254740993')
  })

  it('an input that stays as it was', () => {
    const input = { String: 's', Inner: { BlobList: [bytes] }, StringMap: own(['__proto__', 'v']) }
    const before = structuredClone(input)
    encode(wire, input)
    expect(input).toEqual(before)
  })

  it('an idempotency token, which is filled in, and kept if the caller passes one', async () => {
    const bodies: Promise<string>[] = []
    const { url } = await startHttpServer((request, response) => {
      bodies.push(text(request))
      response.end()
    })
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    const { description } = contractOperation(wire).service
    const service = client(description, { region: 'us-east-1', endpoint: url, credentials, maxAttempts: 1 })
    const input = {}
    for (const given of [input, { Token: 'mine' }]) await service.call('Do', given).catch(() => undefined)
    expect(await bodies[0]).toMatch(
      /Token.{0,4}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/s,
    )
    expect(await bodies[1]).toMatch(/Token.{0,4}mine/s)
    expect(input).toEqual({})
  })
})
