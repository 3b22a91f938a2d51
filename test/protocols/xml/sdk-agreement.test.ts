import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../../src/models/index.js'
import { encodeXml, type Structure } from '../../../src/protocols/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { arbitraryKind, arbitraryValue, type Kind, modelOf, plainNames } from '../support/arbitrary-model.js'
import { dense } from '../support/dense-kind.js'
import { sdkDecode, sdkEncode } from '../support/sdk-protocol.js'
import { responseOf, testOperation } from '../support/test-service.js'

const kinds: readonly Kind['type'][] = [
  ...(['string', 'integer', 'long', 'double', 'boolean', 'blob', 'timestamp'] as const),
  ...(['list', 'map', 'structure', 'union'] as const),
]
const mapKey = fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__')

/** As EC2's own: the SDK capitalises a member's name, boto3 does not. */
const names = plainNames.map((name) => name.charAt(0).toUpperCase() + name.slice(1))
const modelled = arbitraryKind(kinds, names)
  .map(dense)
  .chain((kind) => fc.tuple(fc.constant(kind), arbitraryValue(kind, { bigLongs: false, mapKey })))

/** The SDK writes a map's value twice over where it is a list: `<value><value><member>`. */
function hasMapOfLists(kind: Kind): boolean {
  if (kind.type === 'map' && kind.of.type === 'list') return true
  if ('of' in kind) return hasMapOfLists(kind.of)
  return 'members' in kind && Object.values(kind.members).some(hasMapOfLists)
}

const wrapped: Record<string, (body: string) => string> = {
  query: (body) => `<DoResponse><DoResult>${body}</DoResult></DoResponse>`,
  ec2: (body) => `<DoResponse>${body}</DoResponse>`,
  'rest-xml': (body) => `<Root>${body}</Root>`,
}

describe('the protocol classes of the AWS SDK v3 agree:', () => {
  it.each(Object.keys(wrapped))('%s, on responses of every kind of shape', async (name) => {
    const property = fc.asyncProperty(modelled, async ([kind, value]) => {
      const operation = testOperation(name, modelOf(kind), {
        output: { shape: 'Root', resultWrapper: 'DoResult' },
      })
      const protocol = loadedProtocol(operation.service)
      const root = operation.service.shape('Root')
      const xml = encodeXml(root, { Value: value }, 'R').replace(/^<R>|<\/R>$/g, '')
      const response = responseOf(wrapped[name]?.(xml))
      expect(protocol.decodeResponse(operation, response)).toEqual(await sdkDecode(operation, response))
    })
    await fc.assert(property, { numRuns: 200 })
  })

  it.each(['query', 'ec2'])('%s, on forms of every kind of shape', async (name) => {
    const property = fc.asyncProperty(modelled, async ([kind, value]) => {
      const operation = testOperation(name, modelOf(kind))
      const ours = loadedProtocol(operation.service).encodeRequest(operation, { Value: value })
      const theirs = await sdkEncode(operation, { Value: value })
      expect(parameters(ours.body)).toEqual(parameters(theirs.body))
    })
    await fc.assert(property, { numRuns: 200 })
  })

  it('rest-xml, on bodies of every kind of shape', async () => {
    const property = fc.asyncProperty(modelled, async ([kind, value]) => {
      fc.pre(!hasMapOfLists(kind))
      const operation = testOperation('rest-xml', modelOf(kind))
      const protocol = loadedProtocol(operation.service)
      const ours = protocol.encodeRequest(operation, { Value: value })
      const theirs = await sdkEncode(operation, { Value: value })
      expect(protocol.decodeResponse(operation, responseOf(theirs.body))).toEqual({ Value: value })
      expect(canonical(ours.body)).toEqual(canonical(theirs.body))
    })
    await fc.assert(property, { numRuns: 200 })
  })

  it.each(['query', 'ec2', 'rest-xml'])('%s, on all XML traits', async (name) => {
    const operation = testOperation(name, dressed, {
      input: { shape: 'Root', locationName: 'PutThing', xmlNamespace: { uri: 'urn:things' } },
    })
    const input: Structure = {
      Renamed: 'r',
      Flat: ['a', 'b'],
      Named: ['c'],
      Map: { k: 'v' },
      FlatMap: { k: 'v', l: 'w' },
      ...(name === 'rest-xml' && { Grantee: { Type: 'User', Id: '1' } }),
    }
    const ours = loadedProtocol(operation.service).encodeRequest(operation, input)
    const theirs = await sdkEncode(operation, input)
    if (name === 'rest-xml') expect(canonical(ours.body)).toBe(canonical(theirs.body))
    else expect(parameters(ours.body)).toEqual(parameters(theirs.body))
  })
})

const dressed: ServiceDescription['shapes'] = {
  Root: {
    type: 'structure',
    members: {
      Renamed: { shape: 'Text', locationName: 'other' },
      Flat: { shape: 'List', flattened: true },
      Named: { shape: 'Items', locationName: 'named' },
      Map: { shape: 'Map' },
      FlatMap: { shape: 'Map', flattened: true, locationName: 'KVP' },
      Grantee: { shape: 'Grantee' },
    },
  },
  List: { type: 'list', member: { shape: 'Text' } },
  Items: { type: 'list', member: { shape: 'Text', locationName: 'item' } },
  Map: {
    type: 'map',
    key: { shape: 'Text', locationName: 'K' },
    value: { shape: 'Text', locationName: 'V' },
  },
  Grantee: {
    type: 'structure',
    members: { Type: { shape: 'Text', xmlAttribute: true, locationName: 'xsi:type' }, Id: { shape: 'Text' } },
    xmlNamespace: { prefix: 'xsi', uri: 'urn:xsi' },
  },
}

/** Without the declaration, which boto3 does not send either, and without what may be written in two ways. */
function canonical(body: string | Uint8Array | undefined): string {
  return Buffer.from(body ?? '')
    .toString()
    .replace(/^<\?xml[^>]*>/, '')
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replace(/<(\w+)><\/\1>/g, '<$1/>')
    .replace(/<(\w+)((?: [\w:]+="[^"]*")+)/g, (_, name: string, attributes: string) =>
      [`<${name}`, ...attributes.trim().split(' ').sort()].join(' '),
    )
}

function parameters(body: string | Uint8Array | undefined): [string, string][] {
  return [...new URLSearchParams(Buffer.from(body ?? '').toString())].sort()
}
