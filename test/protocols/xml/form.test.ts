import { describe, expect, it } from 'vitest'
import type { ServiceDescription } from '../../../src/models/index.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { testOperation } from '../support/test-service.js'

const shapes: ServiceDescription['shapes'] = {
  Root: {
    type: 'structure',
    members: {
      Text: { shape: 'Text' },
      small: { shape: 'Text' },
      Renamed: { shape: 'Text', locationName: 'wireName' },
      Queried: { shape: 'Text', locationName: 'wireName2', queryName: 'formName' },
      Boolean: { shape: 'Boolean' },
      Double: { shape: 'Double' },
      Long: { shape: 'Long' },
      Blob: { shape: 'Blob' },
      Time: { shape: 'Time' },
      Epoch: { shape: 'Time', timestampFormat: 'unixTimestamp' },
      List: { shape: 'List' },
      Items: { shape: 'Items', locationName: 'itemSet' },
      Flat: { shape: 'List', flattened: true },
      FlatItems: { shape: 'Items', flattened: true },
      Map: { shape: 'Map' },
      FlatMap: { shape: 'Map', flattened: true },
      Self: { shape: 'Root' },
    },
  },
  Boolean: { type: 'boolean' },
  Double: { type: 'double' },
  Long: { type: 'long' },
  Blob: { type: 'blob' },
  Time: { type: 'timestamp' },
  List: { type: 'list', member: { shape: 'Text' } },
  Items: { type: 'list', member: { shape: 'Root', locationName: 'item' } },
  Map: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Text', locationName: 'val' } },
}

/** What follows `Action=Do&Version=2020-01-02`, percent-encoding undone. */
function formOf(protocol: string, input: Record<string, unknown>): string {
  const operation = testOperation(protocol, shapes)
  const { body } = loadedProtocol(operation.service).encodeRequest(operation, input)
  const [action, version, ...form] = String(body).split('&')
  expect([action, version]).toEqual(['Action=Do', 'Version=2020-01-02'])
  return form.map(decodeURIComponent).join(' ')
}

const rows: [words: string, input: Record<string, unknown>, query: string, ec2: string][] = [
  ['nothing', {}, '', ''],
  ['text', { Text: 'a' }, 'Text=a', 'Text=a'],
  ['empty text', { Text: '' }, 'Text=', 'Text='],
  ['the user’s order', { Text: 'a', Boolean: true }, 'Text=a Boolean=true', 'Text=a Boolean=true'],
  ['and any other', { Boolean: false, Text: 'a' }, 'Boolean=false Text=a', 'Boolean=false Text=a'],
  ['neither null nor undefined', { Text: null, small: undefined }, '', ''],
  ['no unknown member', { Unknown: 'x' }, '', ''],
  ['a name as it is, for ec2 too', { small: 'a' }, 'small=a', 'small=a'],
  ['a wire name', { Renamed: 'a' }, 'wireName=a', 'WireName=a'],
  ['a query name', { Queried: 'a' }, 'wireName2=a', 'formName=a'],
  [
    'numbers',
    { Double: Number.NaN, Long: 2n ** 63n - 1n },
    'Double=NaN Long=9223372036854775807',
    'Double=NaN Long=9223372036854775807',
  ],
  ['bytes', { Blob: 'hi' }, 'Blob=aGk=', 'Blob=aGk='],
  ['a moment', { Time: new Date(1398796238000) }, 'Time=2014-04-29T18:30:38Z', 'Time=2014-04-29T18:30:38Z'],
  ['a moment as modelled', { Epoch: new Date(1398796238000) }, 'Epoch=1398796238', 'Epoch=1398796238'],
  ['a list', { List: ['a', 'b'] }, 'List.member.1=a List.member.2=b', 'List.1=a List.2=b'],
  [
    'a list without its nulls',
    { List: ['a', null, undefined, 'b'] },
    'List.member.1=a List.member.2=b',
    'List.1=a List.2=b',
  ],
  ['an empty list', { List: [] }, 'List=', ''],
  ['a list with names', { Items: [{ Text: 'a' }] }, 'itemSet.item.1.Text=a', 'ItemSet.1.Text=a'],
  ['a flattened list', { Flat: ['a', 'b'] }, 'Flat.1=a Flat.2=b', 'Flat.1=a Flat.2=b'],
  ['a flattened list with names', { FlatItems: [{ Text: 'a' }] }, 'item.1.Text=a', 'FlatItems.1.Text=a'],
  ['one within', { Self: { FlatItems: [{ Text: 'a' }] } }, 'Self.item.1.Text=a', 'Self.FlatItems.1.Text=a'],
  [
    'a map',
    { Map: { a: '1', b: '2' } },
    'Map.entry.1.key=a Map.entry.1.val=1 Map.entry.2.key=b Map.entry.2.val=2',
    'Map.entry.1.key=a Map.entry.1.Val=1 Map.entry.2.key=b Map.entry.2.Val=2',
  ],
  [
    'a flattened map',
    { FlatMap: { a: '1' } },
    'FlatMap.1.key=a FlatMap.1.val=1',
    'FlatMap.1.key=a FlatMap.1.Val=1',
  ],
  ['an empty map', { Map: {} }, '', ''],
  ['a structure', { Self: { Self: { Text: 'a' } } }, 'Self.Self.Text=a', 'Self.Self.Text=a'],
]

describe('a form holds', () => {
  it.each(rows)('%s', (_, input, query, ec2) => {
    expect({ query: formOf('query', input), ec2: formOf('ec2', input) }).toEqual({ query, ec2 })
  })
})

describe('a form’s request', () => {
  it('percent-encodes all but the unreserved characters of RFC 3986, in names too', () => {
    const operation = testOperation('query', shapes)
    const request = loadedProtocol(operation.service).encodeRequest(operation, { Text: "-._~ !'()*/ñ&=+%\n" })
    expect(request).toEqual({
      method: 'POST',
      path: '/',
      query: {},
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: 'Action=Do&Version=2020-01-02&Text=-._~%20%21%27%28%29%2A%2F%C3%B1%26%3D%2B%25%0A',
    })
  })

  it('can be made without an input', () => {
    const operation = testOperation('ec2', {}, {})
    expect(loadedProtocol(operation.service).encodeRequest(operation, {}).body).toBe(
      'Action=Do&Version=2020-01-02',
    )
  })
})
