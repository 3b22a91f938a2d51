import { describe, expect, it } from 'vitest'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { testOperation } from '../support/test-service.js'

const shapes = { Root: { type: 'structure' as const, members: { Name: { shape: 'Text' } } } }
type Call = Parameters<typeof testOperation>

function requestOf(operation?: Call[2], metadata?: Call[3]) {
  const found = testOperation('smithy-rpc-v2-cbor', shapes, operation, metadata)
  return loadedProtocol(found.service).encodeRequest(found, { Name: 'a' })
}

/** https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#requests */
describe('a request in CBOR', () => {
  const headers = { 'smithy-protocol': 'rpc-v2-cbor', accept: 'application/cbor' }

  it('names its service, operation and content type', () => {
    const { body, ...request } = requestOf()
    expect(request).toMatchObject({ method: 'POST', path: '/service/Test/operation/Do', query: {} })
    expect(request.headers).toEqual({ ...headers, 'content-type': 'application/cbor' })
    // A map of any length or of one member.
    expect(Buffer.from(body as Uint8Array).toString('hex')).toMatch(/^(bf644e616d656161ff|a1644e616d656161)$/)
  })

  it('of an operation without input has neither content type nor body', () => {
    const request = requestOf({})
    expect(request.headers).toEqual(headers)
    expect(request.body).toBeUndefined()
  })

  it('asks for the error codes of AWS Query where clients may know those', () => {
    expect(requestOf(undefined, { awsQueryCompatible: {} }).headers).toMatchObject({
      'x-amzn-query-mode': 'true',
    })
  })
})
