import { ServiceModel } from '../../../src/models/index.js'
import { PlainPaginator } from '../../support/plain-paginator.js'

const text = { shape: 'Text' }
const shapes = {
  Text: { type: 'string' },
  Integer: { type: 'integer' },
  Long: { type: 'long' },
  Double: { type: 'double' },
  Flag: { type: 'boolean' },
  Time: { type: 'timestamp' },
  Blob: { type: 'blob' },
  Document: { type: 'structure', members: {}, document: true },
  Texts: { type: 'list', member: text },
  Numbers: { type: 'map', key: text, value: { shape: 'Long' } },
  Owner: { type: 'structure', members: { ID: text, Since: { shape: 'Time' }, Place: { shape: 'Place' } } },
  Place: { type: 'structure', members: { City: text, Zip: { shape: 'Integer' } } },
  Tag: { type: 'structure', members: { Key: text, Value: text } },
  Tags: { type: 'list', member: { shape: 'Tag' } },
  Places: { type: 'map', key: text, value: { shape: 'Place' } },
  Tree: { type: 'structure', members: { Name: text, Children: { shape: 'Trees' } } },
  Trees: { type: 'list', member: { shape: 'Tree' } },
  Thing: {
    type: 'structure',
    members: {
      Name: text,
      Count: { shape: 'Integer' },
      Size: { shape: 'Long' },
      Ratio: { shape: 'Double' },
      IsOpen: { shape: 'Flag' },
      CreatedAt: { shape: 'Time' },
      Hash: { shape: 'Blob' },
      Aliases: { shape: 'Texts' },
      Numbers: { shape: 'Numbers' },
      Owner: { shape: 'Owner' },
      Tags: { shape: 'Tags' },
      Places: { shape: 'Places' },
      Tree: { shape: 'Tree' },
      Settings: { shape: 'Document' },
    },
  },
  Things: { type: 'list', member: { shape: 'Thing' } },
  Input: { type: 'structure', members: { NextToken: text, Filter: text, MaxResults: { shape: 'Integer' } } },
  Output: {
    type: 'structure',
    members: { Things: { shape: 'Things' }, Names: { shape: 'Texts' }, NextToken: text },
  },
}

const model = new ServiceModel('things', {
  service: {
    metadata: { apiVersion: '1', endpointPrefix: 'things', protocol: 'json', serviceId: 'Things' },
    operations: {
      ListThings: {
        name: 'ListThings',
        http: { method: 'POST', requestUri: '/' },
        input: { shape: 'Input' },
        output: { shape: 'Output' },
      },
    },
    shapes,
  },
  paginators: {
    pagination: {
      ListThings: {
        input_token: 'NextToken',
        output_token: 'NextToken',
        limit_key: 'MaxResults',
        result_key: ['Things', 'Names'],
      },
    },
  },
})

const listThings = model.findOperation('ListThings') ?? raise()

function raise(): never {
  throw new Error('no operation')
}

export interface Pages {
  readonly pages: readonly { readonly Things?: readonly object[]; readonly Names?: readonly string[] }[]
  /** Called before each page is answered, with its number from 0. */
  before?(page: number): void | Promise<void>
}

/** A listing of these pages. */
export function thingsPaginator({ pages, before }: Pages) {
  return new PlainPaginator<{ NextToken?: string; Filter?: string }, object>(listThings, async (input) => {
    const number = Number(input.NextToken ?? 0)
    await before?.(number)
    const token = number + 1 < pages.length ? { NextToken: String(number + 1) } : {}
    return { Things: [], Names: [], ...pages[number], ...token }
  })
}

const tree = { Name: 'root', Children: [{ Name: 'leaf, "quoted"', Children: [] }] }

/** Things that have every kind of value, and the values that formats lose most easily. */
export const things: readonly Record<string, unknown>[] = [
  {
    Name: 'plain',
    Count: 7,
    Size: 12,
    Ratio: 0.1,
    IsOpen: true,
    CreatedAt: new Date('2024-02-29T12:34:56.789Z'),
    Hash: new Uint8Array([0, 1, 254, 255]),
    Aliases: ['a', 'b,c', ''],
    Numbers: { one: 1, large: 9007199254740993n },
    Owner: { ID: 'o-1', Since: new Date('1969-12-31T23:59:59.001Z'), Place: { City: 'Zürich', Zip: 8000 } },
    Tags: [
      { Key: 'env', Value: 'prod' },
      { Key: 'empty', Value: '' },
    ],
    Places: { home: { City: 'Köln' } },
    Tree: tree,
    Settings: { deep: [1, null, { x: 'y' }] },
  },
  { Name: 'absent' },
  {
    Name: '',
    Count: -2147483648,
    Size: -9223372036854775808n,
    Ratio: -1.7976931348623157e308,
    IsOpen: false,
    CreatedAt: new Date('0001-01-01T00:00:00Z'),
    Hash: new Uint8Array(),
    Aliases: [],
    Numbers: {},
    Owner: {},
    Tags: [],
    Places: {},
    Settings: {},
  },
  {
    Name: 'line\nend',
    Size: 9223372036854775807n,
    Ratio: 5e-324,
    CreatedAt: new Date('9999-12-31T23:59:59.999Z'),
  },
  { Name: 'carriage\r\nreturn', Owner: { Place: { City: 'x"y' } } },
  { Name: 'quote " and , comma', Count: 4294967296, Size: 9007199254740993n },
  { Name: ' spaces ', Ratio: 1e21 },
  { Name: '漢字 🎉 \u{10FFFF} \u0001', Tags: [{ Key: '🎉' }] },
  { Name: '=SUM(A1)', Aliases: ['=x'] },
  { Name: 'null', Settings: null },
]
