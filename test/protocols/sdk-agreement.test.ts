import { cbor } from '@smithy/core/cbor'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../src/models/index.js'
import type { EncodedRequest, Structure } from '../../src/protocols/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { arbitraryKind, arbitraryValue, type Kind, modelOf, plainNames } from './support/arbitrary-model.js'
import { sdkDecode, sdkEncode } from './support/sdk-protocol.js'
import { responseOf, testOperation } from './support/test-service.js'

/** Names and numbers that the SDK's serde takes as well: no hostile names, no long beyond 2^53, no documents. */
const mapKey = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
  .filter((key) => key !== '__proto__')
const kinds: readonly Kind['type'][] = [
  ...(['string', 'integer', 'long', 'double', 'boolean', 'blob', 'timestamp'] as const),
  ...(['list', 'map', 'structure', 'union'] as const),
]

const parsed = (body: EncodedRequest['body']): unknown =>
  typeof body === 'string' ? JSON.parse(body) : body && cbor.deserialize(body)

describe('the protocol classes of the AWS SDK v3 agree:', () => {
  it.each(['json', 'rest-json', 'smithy-rpc-v2-cbor'])('%s, on shapes of every kind', async (name) => {
    const each = arbitraryKind(kinds, plainNames).chain((kind) =>
      fc.tuple(fc.constant(kind), arbitraryValue(kind, { bigLongs: false, mapKey })),
    )
    const property = fc.asyncProperty(each, async ([kind, value]) => {
      const operation = testOperation(name, modelOf(kind))
      const protocol = loadedProtocol(operation.service)
      const ours = protocol.encodeRequest(operation, { Value: value })
      const theirs = await sdkEncode(operation, { Value: value })
      expect(parsed(ours.body)).toEqual(parsed(theirs.body))
      const response = responseOf(theirs.body)
      expect(protocol.decodeResponse(operation, response)).toEqual(await sdkDecode(operation, response))
    })
    await fc.assert(property, { numRuns: 200 })
  })

  it.each(bindingCases())('rest-json bindings: %s', async (_, input) => {
    const operation = testOperation('rest-json', bindingShapes, {
      http: { method: 'PUT', requestUri: '/a/{Bucket}/{Key+}?type=2&flag' },
      input: { shape: 'Root' },
    })
    const ours = loadedProtocol(operation.service).encodeRequest(operation, input)
    const theirs = await sdkEncode(operation, input)
    expect(withoutListSpaces(ours.headers)).toEqual(withoutListSpaces(theirs.headers))
    expect({ ...ours, headers: {} }).toEqual({ ...theirs, query: flagsAsNull(theirs.query), headers: {} })
  })
})

const bindingShapes: ServiceDescription['shapes'] = {
  Root: {
    type: 'structure',
    required: ['Bucket', 'Key'],
    members: {
      Bucket: { shape: 'Text', location: 'uri', locationName: 'Bucket' },
      Key: { shape: 'Text', location: 'uri', locationName: 'Key' },
      Names: { shape: 'Texts', location: 'querystring', locationName: 'name' },
      Since: { shape: 'Time', location: 'querystring', locationName: 'since' },
      Count: { shape: 'Count', location: 'querystring', locationName: 'count' },
      Others: { shape: 'TextMap', location: 'querystring' },
      Flag: { shape: 'Flag', location: 'header', locationName: 'X-Flag' },
      When: { shape: 'Time', location: 'header', locationName: 'X-When' },
      List: { shape: 'Texts', location: 'header', locationName: 'X-List' },
      Times: { shape: 'Times', location: 'header', locationName: 'X-Times' },
      Meta: { shape: 'TextMap', location: 'headers', locationName: 'x-meta-' },
      InBody: { shape: 'Text', locationName: 'in_body' },
    },
  },
  Texts: { type: 'list', member: { shape: 'Text' } },
  Times: { type: 'list', member: { shape: 'Time' } },
  Time: { type: 'timestamp' },
  Count: { type: 'integer' },
  Flag: { type: 'boolean' },
  TextMap: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
}

function bindingCases(): [string, Structure][] {
  const path = { Bucket: 'b', Key: 'k' }
  const time = new Date('2024-01-02T03:04:05Z')
  return [
    ['labels are percent-encoded, a greedy one keeps its slashes', { Bucket: "a/b c!'()*", Key: 'x/y z/ü' }],
    ['lists repeat their name in the query', { ...path, Names: ['a', 'b&c', ''] }],
    ['a query’s time is ISO 8601', { ...path, Since: time }],
    ['zero is a value', { ...path, Count: 0 }],
    [
      'a map is many parameters, one that the model names wins',
      { ...path, Count: 1, Others: { count: '2', o: 'p' } },
    ],
    ['a flag in a header', { ...path, Flag: false }],
    ['a header’s time is an HTTP date', { ...path, When: time, Times: [time, time] }],
    ['a list in a header is quoted where it must be', { ...path, List: ['a', 'b,c', 'd"e'] }],
    ['prefixed headers', { ...path, Meta: { One: '1', two: '2' } }],
    ['a body of the rest', { ...path, InBody: 'x' }],
  ]
}

function withoutListSpaces(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.replaceAll(', ', ',')]),
  )
}

/** A parameter without a value is null here and empty there. */
function flagsAsNull(query: EncodedRequest['query']): EncodedRequest['query'] {
  return { ...query, ...('flag' in query && { flag: null }) }
}
