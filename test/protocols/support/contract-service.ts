import { cbor } from '@smithy/core/cbor'
import type { OperationModel } from '../../../src/models/index.js'
import type { DecodedError, EncodedRequest, RawResponse, Structure } from '../../../src/protocols/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { decodeThenOverwrite } from './reused-buffer.js'
import { testOperation } from './test-service.js'

/** Each protocol, in each of its versions. */
export const wires = {
  'json 1.0': { protocol: 'json', family: 'json', metadata: { jsonVersion: '1.0' } },
  'json 1.1': { protocol: 'json', family: 'json', metadata: { jsonVersion: '1.1' } },
  'rest-json': { protocol: 'rest-json', family: 'json', metadata: {} },
  'rest-xml': { protocol: 'rest-xml', family: 'xml', metadata: {} },
  query: { protocol: 'query', family: 'xml', metadata: { xmlNamespace: 'urn:test' } },
  ec2: { protocol: 'ec2', family: 'xml', metadata: {} },
  'smithy-rpc-v2-cbor': { protocol: 'smithy-rpc-v2-cbor', family: 'cbor', metadata: {} },
} as const satisfies Record<string, { protocol: string; family: Family; metadata: object }>

export type Wire = keyof typeof wires
export type Family = 'json' | 'xml' | 'cbor'

/** The members of an answer, as each family of protocols writes them. */
export interface Written {
  /** The text of a JSON object. */
  readonly json: string
  /** The elements within the root. */
  readonly xml: string
  /** What Smithy's library writes, or the bytes themselves. */
  readonly cbor: unknown
}

const scalars = ['string', 'boolean', 'integer', 'long', 'float', 'double', 'blob', 'timestamp'] as const
const named = (type: string) => `${type[0]?.toUpperCase()}${type.slice(1)}`

/** A member of every kind: `String`, `StringList`, `StringMap`, …; nested structures; timestamps in each format. */
const members = {
  ...Object.fromEntries(
    scalars.flatMap((type) =>
      ['', 'List', 'Map'].map((kind) => [named(type) + kind, { shape: named(type) + kind }]),
    ),
  ),
  Inner: { shape: 'Root' },
  Inners: { shape: 'Inners' },
  Iso: { shape: 'Iso' },
  Epoch: { shape: 'Epoch' },
  Rfc: { shape: 'Rfc' },
  Token: { shape: 'String', idempotencyToken: true },
  Strict: { shape: 'Strict' },
}
const shapes = {
  Root: { type: 'structure', members },
  Inners: { type: 'list', member: { shape: 'Root', locationName: 'item' } },
  Strict: { type: 'structure', required: ['Needed'], members: { Needed: { shape: 'String' } } },
  Iso: { type: 'timestamp', timestampFormat: 'iso8601' },
  Epoch: { type: 'timestamp', timestampFormat: 'unixTimestamp' },
  Rfc: { type: 'timestamp', timestampFormat: 'rfc822' },
  Gone: { type: 'structure', exception: true, members: { Resource: { shape: 'String' } } },
  ...Object.fromEntries(
    scalars.flatMap((type) => [
      [named(type), { type }],
      [`${named(type)}List`, { type: 'list', member: { shape: named(type), locationName: 'item' } }],
      [`${named(type)}Map`, { type: 'map', key: { shape: 'String' }, value: { shape: named(type) } }],
    ]),
  ),
}

/** An operation whose input and output have all of these members. */
export function contractOperation(wire: Wire): OperationModel {
  const { protocol, metadata } = wires[wire]
  const output = { shape: 'Root', ...(wire === 'query' && { resultWrapper: 'DoResult' }) }
  return testOperation(
    protocol,
    shapes,
    { input: { shape: 'Root' }, output, errors: [{ shape: 'Gone' }] },
    metadata,
  )
}

/** The bytes of an answer that has these members. */
export function bodyOf(wire: Wire, { json, xml, cbor: value }: Written): Uint8Array {
  const { family } = wires[wire]
  if (family === 'cbor') return value instanceof Uint8Array ? value : new Uint8Array(cbor.serialize(value))
  const result = wire === 'query' ? `<DoResult>${xml}</DoResult>` : xml
  return new Uint8Array(Buffer.from(family === 'json' ? json : `<DoResponse>${result}</DoResponse>`))
}

export function decode(wire: Wire, body: Uint8Array): Structure {
  const operation = contractOperation(wire)
  const protocol = loadedProtocol(operation.service)
  return decodeThenOverwrite(body, (reused) =>
    protocol.decodeResponse(operation, { statusCode: 200, headers: {}, body: reused }),
  )
}

export function decodeError(wire: Wire, response: RawResponse): DecodedError {
  const operation = contractOperation(wire)
  const protocol = loadedProtocol(operation.service)
  return decodeThenOverwrite(response.body, (body) => protocol.decodeError(operation, { ...response, body }))
}

export function encode(wire: Wire, input: Structure): EncodedRequest {
  const operation = contractOperation(wire)
  return loadedProtocol(operation.service).encodeRequest(operation, input)
}

/** The members of a request, read by something else than our own code: an object, the pairs of a form, or XML. */
export function sent(wire: Wire, { body }: EncodedRequest): unknown {
  if (body === undefined) return undefined
  if (wires[wire].family === 'cbor') return cbor.deserialize(new Uint8Array(Buffer.from(body)))
  const text = Buffer.from(body).toString()
  if (wires[wire].family === 'json') return JSON.parse(text)
  if (wire === 'rest-xml') return text.replace(/^<\?xml.*?\?>/, '')
  const { Action: _, Version: __, ...pairs } = Object.fromEntries(new URLSearchParams(text))
  return pairs
}
