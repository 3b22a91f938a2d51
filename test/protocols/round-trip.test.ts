import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadedProtocol } from '../support/loaded-protocol.js'
import {
  arbitraryKind,
  arbitraryValue,
  hostileKey,
  hostileNames,
  type Kind,
  modelOf,
} from './support/arbitrary-model.js'
import { responseOf, testOperation } from './support/test-service.js'

const scalars = ['string', 'integer', 'long', 'double', 'boolean', 'blob', 'timestamp'] as const
const all: readonly Kind['type'][] = [...scalars, 'list', 'map', 'structure', 'union', 'document']

/** CBOR here has no documents, and no key `__proto__`: see the test of its own. */
const protocols: readonly [string, readonly Kind['type'][], fc.Arbitrary<string>][] = [
  ['json', all, hostileKey],
  ['rest-json', all, hostileKey],
  [
    'smithy-rpc-v2-cbor',
    all.filter((type) => type !== 'document'),
    hostileKey.filter((key) => key !== '__proto__'),
  ],
]

describe('a protocol decodes what it encodes:', () => {
  it.each(protocols)('%s', (name, kinds, mapKey) => {
    const each = arbitraryKind(kinds, hostileNames).chain((kind) =>
      fc.tuple(fc.constant(kind), arbitraryValue(kind, { bigLongs: true, mapKey })),
    )
    const property = fc.property(each, ([kind, value]) => {
      const operation = testOperation(name, modelOf(kind))
      const protocol = loadedProtocol(operation.service)
      const { body } = protocol.encodeRequest(operation, { Value: value })
      expect(protocol.decodeResponse(operation, responseOf(body))).toEqual({ Value: value })
    })
    fc.assert(property, { numRuns: 500 })
  })

  it.each(protocols)('%s: a number beyond 2^53 for a long', (name) => {
    const operation = testOperation(name, modelOf({ type: 'long' }))
    const protocol = loadedProtocol(operation.service)
    const { body } = protocol.encodeRequest(operation, { Value: 2 ** 60 })
    expect(protocol.decodeResponse(operation, responseOf(body))).toEqual({ Value: 2n ** 60n })
  })
})
