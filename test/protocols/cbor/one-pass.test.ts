import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cborDifference } from '../../../fuzz/cbor-difference.js'
import { mutate } from '../../../fuzz/mutate.js'
import { type Random, randomFrom } from '../../../fuzz/random.js'
import type { ValidPage } from '../../../fuzz/valid-pages.js'
import { loadModel, type OperationModel, serviceNames } from '../../../src/models/index.js'
import { encodeCborValue } from '../../../src/protocols/cbor/encode-cbor-value.js'
import { encodeCborBody, type Structure } from '../../../src/protocols/index.js'
import { compileGenerator } from '../../../src/simulator/values/generate-value.js'
import { sampleSize } from '../../support/samples.js'
import {
  arbitraryKind,
  arbitraryValue,
  hostileKey,
  hostileNames,
  type Kind,
  modelOf,
} from '../support/arbitrary-model.js'
import { testOperation } from '../support/test-service.js'
import { writeCbor } from '../support/write-cbor.js'

const PROTOCOL = 'smithy-rpc-v2-cbor'
/** Also those that have CBOR beside a protocol that boto3 prefers. */
const cborServices = serviceNames().filter((name) =>
  loadModel(name).description.service.metadata.protocols?.includes(PROTOCOL),
)
const MUTATIONS = sampleSize('cborMutations')

/** Pages of an operation, as far as their bodies go: as services write them, and as they might. */
function pagesOf(operation: OperationModel, random: Random): ValidPage[] {
  const { output, service } = operation
  if (!output) return []
  const value = compileGenerator(output, output.name, { service: service.signingName })(0) as Structure
  const bodies = [encodeCborBody(output, value), writeCbor(encodeCborValue(output, value), random)]
  return bodies.map((body) => ({
    ...{ operation, protocol: PROTOCOL, kind: 'page' },
    response: { statusCode: 200, headers: {}, body },
  }))
}

describe('the one-pass CBOR reader agrees with the library', () => {
  it.each(cborServices)('for any output of %s, complete or broken', (name) => {
    const service = loadModel(name)
    const operations = service.operationNames.flatMap((each) => service.operation(each) ?? [])
    const pages = operations.flatMap((operation, index) => pagesOf(operation, randomFrom(1, index)))
    const problems = pages.flatMap((page, index) => {
      const random = randomFrom(2, index)
      const broken = Array.from({ length: MUTATIONS }, () => mutate(page, pages, random).body)
      return [page.response.body, ...broken].flatMap((body) => cborDifference(page.operation, body) ?? [])
    })
    expect(problems).toEqual([])
  })

  const kinds: readonly Kind['type'][] = [
    ...(['string', 'integer', 'long', 'double', 'boolean', 'blob', 'timestamp'] as const),
    ...(['list', 'map', 'structure', 'union', 'document'] as const),
  ]

  it('for shapes of every kind in any encoding', () => {
    const each = arbitraryKind(kinds, hostileNames).chain((kind) =>
      fc.tuple(
        fc.constant(kind),
        fc.array(arbitraryValue(kind, { bigLongs: true, mapKey: hostileKey }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(),
      ),
    )
    const property = fc.property(each, ([kind, values, seed]) => {
      const operation = testOperation(PROTOCOL, modelOf(kind))
      for (const [index, value] of values.entries()) {
        const body = writeCbor({ Value: value }, randomFrom(seed, index))
        expect(cborDifference(operation, body)).toBeUndefined()
      }
    })
    fc.assert(property, { numRuns: sampleSize('cborRuns') })
  })
})

const operation = testOperation(PROTOCOL, {
  Root: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Word: { shape: 'Word' },
      Integer: { shape: 'Integer' },
      Long: { shape: 'Long' },
      Double: { shape: 'Double' },
      Time: { shape: 'Time' },
      Truth: { shape: 'Truth' },
      Blob: { shape: 'Blob' },
      List: { shape: 'List' },
      Map: { shape: 'Map' },
      Sparse: { shape: 'Sparse' },
      Nested: { shape: 'Root' },
      Document: { shape: 'Document' },
      message: { shape: 'Text' },
      tag: { shape: 'Integer' },
      value: { shape: 'Double' },
    },
  },
  Word: { type: 'string', enum: ['STANDARD', 'GLACIER', '', 'é', 'x'.repeat(300)] },
  Integer: { type: 'integer' },
  Long: { type: 'long' },
  Double: { type: 'double' },
  Time: { type: 'timestamp' },
  Truth: { type: 'boolean' },
  Blob: { type: 'blob' },
  List: { type: 'list', member: { shape: 'Word' } },
  Map: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Integer' } },
  Sparse: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' }, sparse: true },
  Document: { type: 'structure', document: true, members: {} },
})
const names = [...(operation.output?.members.keys() ?? []), 'Other', '__proto__', 'constructor', '']

const text = (content: string | Buffer) => {
  const bytes = Buffer.from(content)
  const head = bytes.length < 24 ? [0x60 + bytes.length] : [0x79, bytes.length >> 8, bytes.length & 0xff]
  return Buffer.concat([Uint8Array.from(head), bytes])
}
const hex = (digits: string) => Buffer.from(digits, 'hex')
const rest = Buffer.concat([text('Text'), text('z'.repeat(30))])

describe('the one-pass CBOR reader agrees with the library for members of every type:', () => {
  it.each([
    [
      'whole numbers',
      '00 17 1818 18ff 190100 1a00010000 1affffffff 1b0000000000000001 1b001fffffffffffff 1b0020000000000000 ' +
        '1b0020000000000001 1bffffffffffffffff 20 37 3863 3b001ffffffffffffe 3b001fffffffffffff 3b0020000000000000 ' +
        '3b0020000000000001 3bffffffffffffffff',
    ],
    ['whole numbers that are none', '1c 1f 3c 3f 18 19ff 1affffff 1b00 3b'],
    [
      'floats',
      'f90000 f98000 f90001 f903ff f90400 f93c00 f93e00 f97bff f97c00 f9fc00 f97e00 f9c000 fa00000000 fa80000000 ' +
        'fa3fc00000 fa7f800000 fa60000000 fb8000000000000000 fb3ff8000000000000 fb7ff0000000000000 ' +
        'fb7ff8000000000000 fb4415af1d78b58c40 fb3ff8 fa3f f9',
    ],
    ['simple values', 'f4 f5 f6 f7 e0 f3 f8ff f818 fc fd fe ff'],
    [
      'timestamps and other tags',
      'c100 c11a6553f100 c11b000000006553f100 d8011a6553f100 c1fb41d954fc40200000 c120 c1f93c00 c1fb7ff0000000000000 ' +
        'c11bffffffffffffffff c1f5 c1f6 c1c100 c1616d c140 c180 c1 c0 c000 c24101 c48200 d9d9f7a0 dc c11a6553f1',
    ],
    [
      'texts',
      '60 616d 61ff 62c3a9 61c3 63efbbbf 63efbfbd 7801ff 78016d 79000161 7a0000000161 7b000000000000000161 ' +
        '7bffffffffffffffff 7f616d61c3ff 7f616d62c3a9ff 7fff 7f416dff 7f7f616dffff 7f616d 74323032342d30312d30325430333a30343a30355a',
    ],
    ['byte strings', '40 416d 5f416d420102ff 5fff 5f616dff 5f416d 5bffffffffffffffff 5801 5affffffff'],
    [
      'lists',
      '80 81616d 82616df6 9f616df7ff 84616d616d616d616d 9800 990001616d 9bffffffffffffffff 8181 81a0 9f 9fff 9fff00',
    ],
    [
      'maps',
      'a0 a1616101 a16161f6 bf6161f7ff a1616161b0 a101616d a17f6161ff01 a1416101 a1695f5f70726f746f5f5f01 ' +
        'a178095f5f70726f746f5f5f01 bfff bf6161ff bbffffffffffffffff b90fff a263746167016576616c756502 ' +
        'a164546578746161 a1634f7468a0',
    ],
  ])('%s', (_, values) => {
    for (const value of values.split(' ').map(hex)) {
      const inEach = names.flatMap((name) => {
        const entry = Buffer.concat([text(name), value])
        return [
          [hex('a1'), entry],
          [hex('a2'), entry, rest],
          [hex('bf'), rest, entry, hex('ff')],
          [hex('a2'), text('Nested'), hex('a1'), entry, rest],
        ]
      })
      const twice = [
        [hex('a1'), text('List'), hex('82'), value, value],
        [hex('a1'), text('Map'), hex('a2'), text('a'), value, text('b'), value],
        [hex('a1'), text('Sparse'), hex('a2'), text('a'), value, text('b'), value],
        [hex('a1'), text('Text'), value, value],
      ]
      for (const body of [...inEach, ...twice].map((parts) => Buffer.concat(parts))) {
        expect(cborDifference(operation, body), body.toString('hex')).toBeUndefined()
      }
    }
  })
})
