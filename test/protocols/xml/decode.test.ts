import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../../src/models/index.js'
import { decodeXml } from '../../../src/protocols/index.js'
import { testOperation } from '../support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Root: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      Renamed: { shape: 'Text', locationName: 'other' },
      Integer: { shape: 'Integer' },
      Long: { shape: 'Long' },
      Double: { shape: 'Double' },
      Boolean: { shape: 'Boolean' },
      Blob: { shape: 'Blob' },
      Time: { shape: 'Time' },
      List: { shape: 'List' },
      Items: { shape: 'Items' },
      Named: { shape: 'Named' },
      Flat: { shape: 'List', flattened: true },
      FlatItems: { shape: 'Items', flattened: true },
      Map: { shape: 'Map' },
      NamedMap: { shape: 'NamedMap' },
      FlatMap: { shape: 'Map', flattened: true },
      Nested: { shape: 'Nested' },
      Self: { shape: 'Root' },
      Lists: { shape: 'Lists' },
      InHeader: { shape: 'Text', location: 'header', locationName: 'x-text' },
      InHeaders: { shape: 'Map', location: 'headers', locationName: 'x-map' },
      InStatus: { shape: 'Integer', location: 'statusCode' },
    },
  },
  Integer: { type: 'integer' },
  Long: { type: 'long' },
  Double: { type: 'double' },
  Boolean: { type: 'boolean' },
  Blob: { type: 'blob' },
  Time: { type: 'timestamp' },
  List: { type: 'list', member: { shape: 'Text' } },
  Named: { type: 'list', member: { shape: 'Text', locationName: 'thing' } },
  Lists: { type: 'list', member: { shape: 'List' } },
  Items: { type: 'list', member: { shape: 'Nested', locationName: 'item' } },
  Map: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text' } },
  NamedMap: {
    type: 'map',
    key: { shape: 'Text', locationName: 'Name' },
    value: { shape: 'Integer', locationName: 'Value' },
  },
  Nested: {
    type: 'structure',
    members: {
      A: { shape: 'Text' },
      Kind: { shape: 'Text', xmlAttribute: true, locationName: 'xsi:type' },
      Plain: { shape: 'Integer', xmlAttribute: true, locationName: 'plain' },
    },
  },
}
const root = testOperation('rest-xml', shapes).service.shape('Root')
const decode = (content: string) => decodeXml(root, Buffer.from(`<Any>${content}</Any>`))

describe('XML is decoded to', () => {
  it.each<[string, string, unknown]>([
    ['nothing, where there is nothing', '', {}],
    ['text', '<Text>a &amp; b</Text>', { Text: 'a & b' }],
    ['empty text', '<Text/>', { Text: '' }],
    ['members by their wire names', '<other>x</other><Renamed>y</Renamed>', { Renamed: 'x' }],
    ['members in any order, each time', '<Integer>1</Integer><Text>x</Text>', { Integer: 1, Text: 'x' }],
    ['known members alone', '<New><Text>x</Text></New><Text>y</Text>', { Text: 'y' }],
    ['members of the body alone', '<InHeader>x</InHeader><x-text>y</x-text>', {}],
    ['members of the body alone, not the status', '<InStatus>7</InStatus>', {}],
    [
      'members of the body alone, no map of headers',
      '<x-map><entry><key>a</key><value>1</value></entry></x-map>',
      {},
    ],
    ['an integer', '<Integer> -12\n</Integer>', { Integer: -12 }],
    ['a long that a number holds', '<Long>9007199254740991</Long>', { Long: 9007199254740991 }],
    ['a long that none does', '<Long>9007199254740993</Long>', { Long: 9007199254740993n }],
    ['a double', '<Double>1.5e3</Double>', { Double: 1500 }],
    ['not a number', '<Double>NaN</Double>', { Double: Number.NaN }],
    ['infinity', '<Double>-Infinity</Double>', { Double: Number.NEGATIVE_INFINITY }],
    ['true', '<Boolean>true</Boolean>', { Boolean: true }],
    ['true, in any case', '<Boolean>TRUE</Boolean>', { Boolean: true }],
    ['false', '<Boolean>false</Boolean>', { Boolean: false }],
    ['false where nothing stands', '<Boolean/>', { Boolean: false }],
    ['bytes', '<Blob>AP8=</Blob>', { Blob: new Uint8Array([0, 255]) }],
    [
      'a moment',
      '<Time>2024-02-29T01:02:03.004Z</Time>',
      { Time: new Date(Date.UTC(2024, 1, 29, 1, 2, 3, 4)) },
    ],
    ['a moment given in seconds', '<Time>1398796238</Time>', { Time: new Date(1398796238000) }],
    [
      'a moment given as an HTTP date',
      '<Time>Tue, 29 Apr 2014 18:30:38 GMT</Time>',
      { Time: new Date(1398796238000) },
    ],
    ['a list', '<List><member>a</member><member/></List>', { List: ['a', ''] }],
    ['a list whose elements have another name, as boto3', '<List><x>a</x></List>', { List: ['a'] }],
    ['an empty list', '<List/>', { List: [] }],
    [
      'a list that comes in two',
      '<List><member>a</member></List><List><member>b</member></List>',
      { List: ['a', 'b'] },
    ],
    ['a list of structures', '<Items><item><A>1</A></item><item/></Items>', { Items: [{ A: '1' }, {}] }],
    [
      'a list of lists',
      '<Lists><member><member>a</member></member><member/></Lists>',
      { Lists: [['a'], []] },
    ],
    ['a flattened list', '<Flat>a</Flat><Text>x</Text><Flat>b</Flat>', { Flat: ['a', 'b'], Text: 'x' }],
    ['a flattened list by its element’s name', '<item><A>1</A></item>', { FlatItems: [{ A: '1' }] }],
    ['a flattened list by its own name', '<FlatItems><A>1</A></FlatItems>', { FlatItems: [{ A: '1' }] }],
    ['nothing of elements with the name of the items of another list', '<thing>x</thing>', {}],
    ['a map', '<Map><entry><value>1</value><key>a</key></entry></Map>', { Map: { a: '1' } }],
    [
      'a map with names of its own',
      '<NamedMap><entry><Name>a</Name><Value>1</Value></entry></NamedMap>',
      { NamedMap: { a: 1 } },
    ],
    ['an empty map', '<Map/>', { Map: {} }],
    [
      'a flattened map',
      '<FlatMap><key>a</key><value>1</value></FlatMap><FlatMap><key>b</key><value/></FlatMap>',
      { FlatMap: { a: '1', b: '' } },
    ],
    [
      'attributes, whatever their order and prefix',
      `<Nested plain="7" y:type='A&amp;B' xmlns:y="u"><A>1</A></Nested>`,
      { Nested: { Kind: 'A&B', Plain: 7, A: '1' } },
    ],
    ['attributes that have a prefix or none, as modelled', '<Nested type="x" y:plain="1"/>', { Nested: {} }],
    [
      'shapes that hold themselves',
      '<Self><Self><Text>x</Text></Self></Self>',
      { Self: { Self: { Text: 'x' } } },
    ],
  ])('%s', (_, content, value) => {
    expect(decode(content)).toEqual(value)
    expect(decode(content), 'and again').toEqual(value)
  })

  it('a map with a key __proto__, as an own property', () => {
    const { Map: map } = decode('<Map><entry><key>__proto__</key><value>x</value></entry></Map>') as {
      Map: object
    }
    expect(Object.entries(map)).toEqual([['__proto__', 'x']])
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype)
  })

  it.each(['<List><member>a</nember></List>', '<Text>a</Test>', '<Flat>a</Flat><Flat>b</Flax>'])(
    'an error, for elements whose close tag is another: %s',
    (content) => {
      expect(() => decode(content)).toThrow('the close tag does not match the open element')
    },
  )

  it.each<[string, string, string]>([
    ['an integer', '<Integer>abc</Integer>', 'not a number: a text of 3 characters, before byte 27'],
    ['an empty integer', '<Integer/>', 'not a number: a text of 0 characters, before byte'],
    ['a moment', '<Time>yesterday</Time>', 'not a timestamp: a text of 9 characters, before byte'],
  ])('an error with its path, for a value that is not %s', (_, content, problem) => {
    expect(() => decode(content)).toThrow(problem)
  })
})
