import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../../src/models/index.js'
import { encodeXml } from '../../../src/protocols/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { testOperation } from '../support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Root: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Renamed: { shape: 'Text', locationName: 'other' },
      Boolean: { shape: 'Boolean' },
      Double: { shape: 'Double' },
      Blob: { shape: 'Blob' },
      Time: { shape: 'Time' },
      HttpTime: { shape: 'Time', timestampFormat: 'rfc822' },
      List: { shape: 'List' },
      Flat: { shape: 'List', flattened: true },
      Items: { shape: 'Items', flattened: true },
      Map: { shape: 'Map' },
      FlatMap: { shape: 'Map', flattened: true, locationName: 'KVP' },
      Grantee: { shape: 'Grantee' },
      Self: { shape: 'Root' },
      Id: { shape: 'Text', location: 'uri', locationName: 'Id' },
      Wanted: { shape: 'Text', location: 'querystring', locationName: 'wanted' },
      Header: { shape: 'Text', location: 'header', locationName: 'x-header' },
    },
  },
  Boolean: { type: 'boolean' },
  Double: { type: 'double' },
  Blob: { type: 'blob' },
  Time: { type: 'timestamp' },
  List: { type: 'list', member: { shape: 'Text' } },
  Items: { type: 'list', member: { shape: 'Text', locationName: 'Item' } },
  Map: { type: 'map', key: { shape: 'Text', locationName: 'K' }, value: { shape: 'Text' } },
  Grantee: {
    type: 'structure',
    members: { Type: { shape: 'Text', xmlAttribute: true, locationName: 'xsi:type' }, Id: { shape: 'Text' } },
    xmlNamespace: { prefix: 'xsi', uri: 'urn:xsi' },
  },
}
const operation = testOperation('rest-xml', shapes, {
  http: { method: 'PUT', requestUri: '/things/{Id}?type=2' },
  input: { shape: 'Root', locationName: 'PutThing', xmlNamespace: { uri: 'urn:things' } },
  output: { shape: 'Root' },
})
const root = operation.service.shape('Root')
const encode = (value: object) =>
  loadedProtocol(operation.service).encodeRequest(operation, { Id: 'a b', ...value })

describe('a rest-xml body', () => {
  it.each<[string, object, string]>([
    ['holds text', { Text: 'a' }, '<Text>a</Text>'],
    ['escapes markup', { Text: '<a&b>"\'' }, '<Text>&lt;a&amp;b&gt;"\'</Text>'],
    ['keeps line ends by reference', { Text: 'a\r\n\tb' }, '<Text>a&#xD;&#xA;\tb</Text>'],
    ['keeps what is beyond ASCII', { Text: 'ñ😀\u2028' }, '<Text>ñ😀&#x2028;</Text>'],
    ['closes empty elements at once', { Text: '' }, '<Text/>'],
    ['uses wire names', { Renamed: 'x' }, '<other>x</other>'],
    [
      'leaves out null and undefined',
      { Text: null, Renamed: undefined, Boolean: false },
      '<Boolean>false</Boolean>',
    ],
    ['holds special numbers', { Double: Number.NEGATIVE_INFINITY }, '<Double>-Infinity</Double>'],
    ['holds bytes in base64', { Blob: new Uint8Array([0, 255]) }, '<Blob>AP8=</Blob>'],
    ['holds moments in ISO 8601', { Time: new Date(1398796238000) }, '<Time>2014-04-29T18:30:38Z</Time>'],
    [
      'holds moments as modelled',
      { HttpTime: 1398796238 },
      '<HttpTime>Tue, 29 Apr 2014 18:30:38 GMT</HttpTime>',
    ],
    ['wraps lists', { List: ['a', 'b'] }, '<List><member>a</member><member>b</member></List>'],
    ['holds empty lists', { List: [] }, '<List/>'],
    ['flattens lists', { Flat: ['a', 'b'] }, '<Flat>a</Flat><Flat>b</Flat>'],
    ['names a flattened list’s elements by the list', { Items: ['a'] }, '<Items>a</Items>'],
    ['wraps maps', { Map: { a: '1' } }, '<Map><entry><K>a</K><value>1</value></entry></Map>'],
    ['flattens maps', { FlatMap: { a: '1' } }, '<KVP><K>a</K><value>1</value></KVP>'],
    [
      'holds attributes and prefixes',
      { Grantee: { Type: 'A"\n', Id: '1' } },
      '<Grantee xmlns:xsi="urn:xsi" xsi:type="A&quot;&#xA;"><Id>1</Id></Grantee>',
    ],
    ['holds shapes that hold themselves', { Self: { Text: 'x' } }, '<Self><Text>x</Text></Self>'],
  ])('%s', (_, value, content) => {
    expect(encode(value)).toMatchObject({
      method: 'PUT',
      path: '/things/a%20b',
      query: { type: '2' },
      headers: { 'content-type': 'application/xml' },
      body: `<PutThing xmlns="urn:things">${content}</PutThing>`,
    })
  })

  it('is omitted if no member belongs into it', () => {
    const request = encode({ Wanted: 'w', Header: 'h' })
    expect(request.body).toBeUndefined()
    expect(request.headers).toEqual({ 'x-header': 'h' })
    expect(request.query).toEqual({ type: '2', wanted: 'w' })
  })
})

describe('encodeXml writes a response', () => {
  it('with the body members only', () => {
    expect(encodeXml(root, { Text: 'x', Header: 'h' }, 'GetThingResult')).toBe(
      '<GetThingResult><Text>x</Text></GetThingResult>',
    )
  })

  it('with the own element name of a flattened list, if it has one', () => {
    expect(encodeXml(root, { Items: ['a'], Flat: ['b'] }, 'R')).toBe('<R><Flat>b</Flat><Item>a</Item></R>')
  })

  it.each<[string, unknown, string]>([
    ['a list', { List: 'a' }, 'expected an array, not string'],
    ['a structure', { Self: 1 }, 'expected an object, not number'],
    ['a timestamp', { Time: 'soon' }, 'not a timestamp: a text of 4 characters'],
  ])('and throws for a value that is not %s', (_, value, problem) => {
    expect(() => encodeXml(root, value, 'R')).toThrow(problem)
  })
})
