import { describe, expect, it } from 'vitest'
import type { PaginationDescription } from '../../src/models/index.js'
import { loadModel, modelOf } from '../../src/models/index.js'
import { type PageIterator, type PaginateOptions, Paginator } from '../../src/pagination/index.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>
type Pages = PageIterator<Structure, Structure, string>

const text = { shape: 'Text' }
const shapes = {
  Text: { type: 'string' },
  Number: { type: 'integer' },
  Double: { type: 'double' },
  Time: { type: 'timestamp' },
  Flag: { type: 'boolean' },
  Texts: { type: 'list', member: text },
  Numbers: { type: 'map', key: text, value: { shape: 'Number' } },
  Value: { type: 'structure', union: true, members: { S: text, N: text } },
  Used: {
    type: 'structure',
    members: {
      Table: text,
      Units: { shape: 'Double' },
      Indexes: { shape: 'UsedByIndex' },
      Single: { shape: 'UsedOfOne' },
    },
  },
  UsedOfOne: { type: 'structure', members: { Units: { shape: 'Double' } } },
  UsedByIndex: { type: 'map', key: text, value: { shape: 'UsedOfOne' } },
  Details: {
    type: 'structure',
    members: { Owner: text, At: { shape: 'Time' }, Notes: { shape: 'Texts' }, More: { shape: 'Flag' } },
  },
  Input: { type: 'structure', members: { Marker: text, MaxKeys: { shape: 'Number' } } },
  Output: {
    type: 'structure',
    members: {
      Things: { shape: 'Texts' },
      NextMarker: text,
      Marker: text,
      MaxKeys: { shape: 'Number' },
      More: { shape: 'Flag' },
      Errors: { shape: 'Texts' },
      Total: { shape: 'Number' },
      PageCount: { shape: 'Number' },
      Query: text,
      Request: text,
      Limits: { shape: 'Numbers' },
      Details: { shape: 'Details' },
      Used: { shape: 'Used' },
      Best: { shape: 'Value' },
    },
  },
}

const rule: PaginationDescription = {
  input_token: 'Marker',
  output_token: 'NextMarker || Things[-1]',
  more_results: 'More',
  limit_key: 'MaxKeys',
  result_key: 'Things',
  summed: ['PageCount', 'Used'],
}

function paginate(
  pages: Structure[],
  more: Partial<PaginationDescription> = {},
  options?: PaginateOptions,
): Pages {
  const model = modelOf({
    service: {
      metadata: { apiVersion: '2026-01-01', endpointPrefix: 'test', protocol: 'json', serviceId: 'Test' },
      operations: {
        ListThings: {
          name: 'ListThings',
          http: { method: 'POST', requestUri: '/' },
          input: { shape: 'Input' },
          output: { shape: 'Output' },
        },
      },
      shapes: shapes as never,
    },
    paginators: { pagination: { ListThings: { ...rule, ...more } } },
  })
  const operation = model.operation('ListThings')
  if (!operation) throw new Error('no operation')
  const answers = pages.map((page, index) => ({
    Things: [`${index}`],
    Marker: `m${index}`,
    MaxKeys: 1,
    More: index < pages.length - 1,
    NextMarker: `m${index + 1}`,
    ...page,
  }))
  return new Paginator<Structure, Structure>(operation, answerInTurn(answers).send).paginate({}, options)
}

/** All but the items, and what was dropped. */
async function others(pages: Structure[], more?: Partial<PaginationDescription>): Promise<unknown> {
  const listing = paginate(pages, more)
  const { Things, ...rest } = await listing.buildFullResult()
  expect(Things).toHaveLength(pages.length)
  return { ...rest, dropped: listing.dropped }
}

describe('a full result keeps what pages say besides their items', () => {
  it.each<[words: string, pages: Structure[], expected: Structure]>([
    ['a value that is the same on all pages', [{ Query: 'q' }, { Query: 'q' }], { Query: 'q', dropped: [] }],
    ['a value that only a later page has', [{}, { Query: 'q' }], { Query: 'q', dropped: [] }],
    [
      'a value that differs is left out, and named',
      [{ Request: 'a' }, { Request: 'b' }],
      { dropped: ['Request'] },
    ],
    ['a number that is not said to add up', [{ Total: 9 }, { Total: 9 }], { Total: 9, dropped: [] }],
    ['a number that adds up', [{ PageCount: 2 }, { PageCount: 2 }], { PageCount: 4, dropped: [] }],
    [
      'secondary lists, joined',
      [{ Errors: ['a'] }, {}, { Errors: ['b'] }],
      { Errors: ['a', 'b'], dropped: [] },
    ],
    [
      'a list that every page repeats, once',
      [{ Errors: ['a'] }, { Errors: ['a'] }],
      { Errors: ['a'], dropped: [] },
    ],
    [
      'a list that some pages repeat, as often',
      [{ Errors: ['a'] }, { Errors: ['a'] }, {}],
      { Errors: ['a', 'a'], dropped: [] },
    ],
    [
      'repeated lists, then another',
      [{ Errors: ['a'] }, { Errors: ['a'] }, { Errors: ['b'] }],
      { Errors: ['a', 'a', 'b'], dropped: [] },
    ],
    [
      'maps, entry by entry',
      [{ Limits: { a: 1, b: 2 } }, { Limits: { b: 3, c: 4 } }],
      { Limits: { a: 1, c: 4 }, dropped: ['Limits.b'] },
    ],
    [
      'structures, member by member',
      [
        { Details: { Owner: 'me', At: new Date(1), Notes: ['x'] } },
        { Details: { Owner: 'me', At: new Date(2), Notes: ['y'] } },
      ],
      { Details: { Owner: 'me', Notes: ['x', 'y'] }, dropped: ['Details.At'] },
    ],
    [
      'times that are the same',
      [{ Details: { At: new Date(1) } }, { Details: { At: new Date(1) } }],
      { Details: { At: new Date(1) }, dropped: [] },
    ],
    ['one of a union or another', [{ Best: { S: 'a' } }, { Best: { N: '1' } }], { dropped: ['Best'] }],
    [
      'what was used, summed wherever it lies',
      [
        { Used: { Table: 't', Units: 1.5, Single: { Units: 1 }, Indexes: { a: { Units: 0.5 } } } },
        {
          Used: {
            Table: 't',
            Units: 2,
            Single: { Units: 1 },
            Indexes: { a: { Units: 0.5 }, b: { Units: 3 } },
          },
        },
      ],
      {
        Used: { Table: 't', Units: 3.5, Single: { Units: 2 }, Indexes: { a: { Units: 1 }, b: { Units: 3 } } },
        dropped: [],
      },
    ],
  ])('%s', async (_, pages, expected) => {
    expect(await others(pages)).toEqual(expected)
  })

  it('and neither tokens, nor limits, nor flags, which are each page’s own', async () => {
    expect(await others([{}, {}, {}])).toEqual({ dropped: [] })
  })

  it('where boto3 keeps the first page’s, that is kept, and named where another differs', async () => {
    const pages = [{ Query: 'a', Limits: { x: 1 } }, { Query: 'b', Limits: { x: 2, y: 3 } }, { Request: 'r' }]
    const keys = { non_aggregate_keys: ['Query', 'Limits', 'Request'] }
    expect(await others(pages, keys)).toEqual({
      Query: 'a',
      Limits: { x: 1, y: 3 },
      Request: 'r',
      dropped: ['Query', 'Limits.x'],
    })
  })

  it('names result keys that cannot be joined', async () => {
    const listing = paginate([{ Best: { S: 'a' } }, { Best: { S: 'b' } }], { result_key: ['Things', 'Best'] })
    expect(await listing.buildFullResult()).toMatchObject({ Best: { S: 'a' } })
    expect(listing.dropped).toEqual(['Best'])
  })

  it('and dropped is that of the latest full result', async () => {
    const listing = paginate([{ Request: 'a' }, { Request: 'b' }])
    expect(listing.dropped).toEqual([])
    await listing.buildFullResult()
    expect(listing.dropped).toEqual(['Request'])
    await expect(listing.buildFullResult()).rejects.toThrow('asked for more pages')
    expect(listing.dropped).toEqual([])
  })
})

describe('series that go on over pages', () => {
  const open = (service: string, name: string, pages: Structure[]): Pages => {
    const operation = loadModel(service).operation(name)
    if (!operation) throw new Error(`no ${name}`)
    return new Paginator<Structure, Structure>(operation, answerInTurn(pages).send).paginate({})
  }

  it('are joined by id, their lists going on, the latest state counting', async () => {
    const one = (id: string, values: number[], StatusCode: string) => ({
      Id: id,
      Label: id,
      Values: values,
      StatusCode,
    })
    const pages = [
      { MetricDataResults: [one('a', [1, 1], 'PartialData'), one('b', [5], 'Complete')], NextToken: 't' },
      { MetricDataResults: [one('c', [7], 'Complete'), one('a', [1, 2], 'Complete')] },
    ]
    const before = structuredClone(pages)
    const { MetricDataResults } = await open('cloudwatch', 'GetMetricData', pages).buildFullResult()
    expect(MetricDataResults).toEqual([
      one('a', [1, 1, 1, 2], 'Complete'),
      one('b', [5], 'Complete'),
      one('c', [7], 'Complete'),
    ])
    expect(pages).toEqual(before)
  })

  it('of one SEARCH expression share an id, and are told apart by their labels', async () => {
    const one = (Label: string, ...Values: number[]) => ({ Id: 'e1', Label, Values })
    const pages = [
      { MetricDataResults: [one('f', 1), one('g', 2)], NextToken: 't' },
      { MetricDataResults: [one('g', 3), one('h', 4)] },
    ]
    const { MetricDataResults } = await open('cloudwatch', 'GetMetricData', pages).buildFullResult()
    expect(MetricDataResults).toEqual([one('f', 1), one('g', 2, 3), one('h', 4)])
  })

  it('can be named by a structure, in whatever order its members come', async () => {
    const pages = [
      { MetricList: [{ Key: { Metric: 'm', Dimensions: { a: '1' } }, DataPoints: [1] }], NextToken: 't' },
      {
        MetricList: [{ Key: { Dimensions: { a: '1' }, Metric: 'm' }, DataPoints: [2] }, { DataPoints: [3] }],
      },
    ]
    const { MetricList } = await open('pi', 'GetResourceMetrics', pages).buildFullResult()
    expect(MetricList).toEqual([
      { Key: { Metric: 'm', Dimensions: { a: '1' } }, DataPoints: [1, 2] },
      { DataPoints: [3] },
    ])
  })

  it('stay as pages have them in loops over pages and items', async () => {
    const pages = [
      { MetricDataResults: [{ Id: 'a', Label: 'l', Values: [1] }], NextToken: 't' },
      { MetricDataResults: [{ Id: 'a', Label: 'l', Values: [2] }] },
    ]
    expect(await open('cloudwatch', 'GetMetricData', pages).items().toArray()).toHaveLength(2)
  })
})
