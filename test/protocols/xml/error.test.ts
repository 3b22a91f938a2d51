import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../../src/models/index.js'
import type { DecodedError } from '../../../src/protocols/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { testOperation } from '../support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Refused: {
    type: 'structure',
    members: {
      Top: { shape: 'Text' },
      Count: { shape: 'Count' },
      Header: { shape: 'Text', location: 'header', locationName: 'X-Header' },
    },
    exception: true,
    error: { code: 'RefusedCode', httpStatusCode: 400 },
  },
  Undeclared: { type: 'structure', members: { Top: { shape: 'Text' } }, exception: true },
  Count: { type: 'integer' },
}

interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

function decodeError(protocol: string, { status = 400, headers = {}, body = '' }: Answer): DecodedError {
  const model = testOperation(protocol, shapes, { errors: [{ shape: 'Refused' }] })
  const response = { statusCode: status, headers, body: new Uint8Array(Buffer.from(body)) }
  return loadedProtocol(model.service).decodeError(model, response)
}

const parts = '<Type>Sender</Type><Code>Any</Code><Message>It &amp; that</Message>'
const all = ['query', 'ec2', 'rest-xml']

describe.each(all)('a %s error', (protocol) => {
  it.each<[string, string]>([
    [
      'ErrorResponse',
      `<ErrorResponse xmlns="u"><Error>${parts}</Error><RequestId>r-1</RequestId></ErrorResponse>`,
    ],
    [
      'ErrorResponse, its id first',
      `<ErrorResponse><RequestId>r-1</RequestId><Error>${parts}</Error></ErrorResponse>`,
    ],
    [
      'Response, as EC2',
      `<Response><Errors><Error>${parts}</Error></Errors><RequestID>r-1</RequestID></Response>`,
    ],
    [
      'bare Error, as S3',
      `<?xml version="1.0"?>\n<Error>${parts}<RequestId>r-1</RequestId><HostId>h</HostId></Error>`,
    ],
  ])('is read from %s', (_, body) => {
    expect(decodeError(protocol, { body })).toEqual({
      code: 'Any',
      message: 'It & that',
      requestId: 'r-1',
      fault: 'client',
      shape: undefined,
      members: {},
    })
  })

  it('has the request id of the headers if the body has none', () => {
    const body = '<ErrorResponse><Error><Type>Receiver</Type><Code>Any</Code></Error></ErrorResponse>'
    const error = decodeError(protocol, { body, headers: { 'x-amz-request-id': 'r-3' } })
    expect(error).toMatchObject({ code: 'Any', message: '', requestId: 'r-3', fault: 'server' })
  })

  it.each(['Message', 'message', 'MESSAGE'])('reads <%s> in any case', (tag) => {
    const body = `<error><code>A</code><${tag}>m</${tag}><requestid>r-9</requestid></error>`
    expect(decodeError(protocol, { body })).toMatchObject({ code: 'A', message: 'm', requestId: 'r-9' })
  })

  it('uses the first of several errors', () => {
    const body =
      '<Response><Errors><Error><Code>A</Code></Error><Error><Code>B</Code></Error></Errors></Response>'
    expect(decodeError(protocol, { body }).code).toBe('A')
  })

  it('has its modelled members', () => {
    const body =
      '<ErrorResponse><Error><Code>RefusedCode</Code><Count>2</Count><Top>t</Top></Error></ErrorResponse>'
    const error = decodeError(protocol, { body, headers: { 'x-header': 'h' } })
    expect(error.shape?.name).toBe('Refused')
    expect(error.members).toEqual({ Top: 't', Count: 2, ...(protocol === 'rest-xml' && { Header: 'h' }) })
  })

  it('has its modelled members if the operation does not declare it', () => {
    const body = '<ErrorResponse><Error><Code>Undeclared</Code><Top>t</Top></Error></ErrorResponse>'
    expect(decodeError(protocol, { body }).members).toEqual({ Top: 't' })
  })

  it('omits members that cannot be decoded', () => {
    const body = '<Error><Code>RefusedCode</Code><Message>m</Message><Count>many</Count></Error>'
    expect(decodeError(protocol, { body })).toMatchObject({ code: 'RefusedCode', message: 'm', members: {} })
  })

  it.each<[string, Answer, string, string]>([
    ['no body, as HEAD', { status: 404 }, '404', 'Not Found'],
    ['no body, of a proxy that wants a password', { status: 407 }, '407', 'Proxy Authentication Required'],
    ['no body and a server’s status', { status: 503 }, '503', 'Service Unavailable'],
    ['a proxy’s page', { status: 502, body: '<html><body>Bad' }, '502', 'Bad Gateway'],
    [
      'a page that is XML',
      { status: 403, body: '<html><Error>\n<Code>No</Code></Error></html>' },
      '403',
      'Forbidden; the response does not come from the service: it is 44 bytes, a web page',
    ],
    [
      'JSON',
      { body: '{}' },
      '400',
      'Bad Request; the response does not come from the service: it is 2 bytes, a JSON object',
    ],
    [
      'a cut error',
      { status: 599, body: '<Error><Code>A' },
      '599',
      'HTTP 599; the response does not come from the service: it is 14 bytes, XML, <Error>',
    ],
    [
      'XML of another kind',
      { body: '<a><b/></a>' },
      '400',
      'Bad Request; the response does not come from the service: it is 11 bytes, XML with a root element that the model does not know',
    ],
    [
      'a bomb',
      { body: '<!DOCTYPE a [<!ENTITY x "y">]><Error><Code>&x;</Code></Error>' },
      '400',
      'Bad Request; the response does not come from the service: it is 61 bytes, XML, <Error>',
    ],
  ])('is made from the status for %s', (_, answer, code, message) => {
    const error = decodeError(protocol, { headers: { 'x-amzn-requestid': 'r-4' }, ...answer })
    expect(error).toMatchObject({ code, message, requestId: 'r-4', members: {} })
  })
})
