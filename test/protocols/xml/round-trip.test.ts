import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ServiceDescription, ShapeDescription, ShapeReference } from '../../../src/models/index.js'
import { decodeXml, encodeXml } from '../../../src/protocols/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import {
  arbitraryKind,
  arbitraryValue,
  hostileKey,
  hostileNames,
  type Kind,
  modelOf,
} from '../support/arbitrary-model.js'
import { dense } from '../support/dense-kind.js'
import { responseOf, testOperation } from '../support/test-service.js'

const kinds: readonly Kind['type'][] = [
  ...(['string', 'integer', 'long', 'double', 'boolean', 'blob', 'timestamp'] as const),
  ...(['list', 'map', 'structure', 'union'] as const),
]
/** The one character that XML cannot hold, not even by reference. */
const mapKey = hostileKey.filter((key) => !key.includes('\0'))

const modelled = arbitraryKind(kinds, hostileNames)
  .map(dense)
  .chain((kind) =>
    fc.tuple(
      fc.constant(kind),
      arbitraryValue(kind, { bigLongs: true, mapKey }),
      fc.infiniteStream(fc.nat()),
    ),
  )

/** The same shapes with the ways of writing that models choose: other names, attributes, flattened lists and maps. */
function dressed(
  shapes: ServiceDescription['shapes'],
  choices: Iterator<number>,
): ServiceDescription['shapes'] {
  const pick = (below: number) => (choices.next().value ?? 0) % below
  const dress = (shape: ShapeDescription): ShapeDescription => {
    const members = Object.entries(shape.members ?? {}).map(([name, reference], index) => [
      name,
      { ...reference, ...traits(shapes[reference.shape]?.type ?? '', `${name}${index}`) },
    ])
    return {
      ...shape,
      ...(shape.members && { members: Object.fromEntries(members) }),
      ...(shape.member && { member: { ...shape.member, ...(pick(2) && { locationName: 'item' }) } }),
      ...(shape.key && { key: { ...shape.key, ...(pick(2) && { locationName: 'K' }) } }),
    }
  }
  const traits = (type: string, wireName: string): Partial<ShapeReference> => ({
    ...(pick(2) && { locationName: wireName }),
    ...((type === 'list' || type === 'map') && pick(3) === 0 && { flattened: true }),
    ...(type === 'string' && pick(4) === 0 && { xmlAttribute: true }),
  })
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, dress(shape)]))
}

/** What comes back: a flattened list or map that is empty leaves nothing behind. */
function expected(shapes: ServiceDescription['shapes'], name: string, value: unknown): unknown {
  const shape = shapes[name]
  if (Array.isArray(value)) return value.map((item) => expected(shapes, shape?.member?.shape ?? '', item))
  if (shape?.type !== 'structure' && shape?.type !== 'map') return value
  const entries = Object.entries(value as object).flatMap(([key, item]) => {
    const reference = shape.type === 'map' ? shape.value : shape.members?.[key]
    const isEmpty = Object.keys(item as object).length === 0
    if (reference?.flattened && isEmpty) return []
    return [[key, expected(shapes, reference?.shape ?? '', item)] as const]
  })
  return Object.fromEntries(entries)
}

/** Two flattened lists of one structure may have one element name; the models have no such thing. */
function isAmbiguous(shapes: ServiceDescription['shapes']): boolean {
  return Object.values(shapes).some((shape) => {
    const names = Object.entries(shape.members ?? {}).map(([name, reference]) => {
      const target = shapes[reference.shape]
      const own = reference.flattened && target?.type === 'list' ? target.member?.locationName : undefined
      return own ?? reference.locationName ?? name
    })
    return new Set(names).size < names.length
  })
}

describe('XML decodes to the value that was encoded,', () => {
  it('by encodeXml and decodeXml, with any XML traits', () => {
    const property = fc.property(modelled, ([kind, value, choices]) => {
      const shapes = dressed(modelOf(kind), choices)
      fc.pre(!isAmbiguous(shapes))
      const root = testOperation('query', shapes).service.shape('Root')
      const xml = encodeXml(root, { Value: value }, 'Root')
      expect(decodeXml(root, Buffer.from(xml))).toEqual(expected(shapes, 'Root', { Value: value }))
    })
    fc.assert(property, { numRuns: 500 })
  })

  it('in a request and a response of rest-xml', () => {
    const property = fc.property(modelled, ([kind, value]) => {
      const operation = testOperation('rest-xml', modelOf(kind))
      const protocol = loadedProtocol(operation.service)
      const { body } = protocol.encodeRequest(operation, { Value: value })
      expect(protocol.decodeResponse(operation, responseOf(body))).toEqual({ Value: value })
    })
    fc.assert(property, { numRuns: 300 })
  })
})
