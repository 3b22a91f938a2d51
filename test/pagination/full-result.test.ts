import { describe, expect, it } from 'vitest'
import { loadModel, modelOf, type PaginationDescription } from '../../src/models/index.js'
import type { PageIterator, PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
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
  return new PlainPaginator<Structure, Structure>(operation, answerInTurn(answers).send).paginate({}, options)
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

  it.each<[words: string, rule: Partial<PaginationDescription>, totals: number[], expected: Structure]>([
    [
      'that is of the whole listing is the latest',
      { latest: ['Total'] },
      [9, 10, 8],
      { Total: 8, dropped: [] },
    ],
    [
      'that is of the whole listing is the first, and named, where boto3 keeps that',
      { latest: ['Total'], non_aggregate_keys: ['Total'] },
      [9, 10],
      { Total: 9, dropped: ['Total'] },
    ],
    [
      'that is a page’s own is left out and named, also where pages have the same by chance',
      { page_only: ['Total'] },
      [9, 9],
      { dropped: ['Total'] },
    ],
    [
      'that is a page’s own stays where there is one page',
      { page_only: ['Total'] },
      [9],
      { Total: 9, dropped: [] },
    ],
    [
      'that is a page’s own is the first, and named, where boto3 keeps that',
      { page_only: ['Total'], non_aggregate_keys: ['Total'] },
      [9, 9],
      { Total: 9, dropped: ['Total'] },
    ],
    [
      'that counts the page adds up, though boto3 keeps the first page’s',
      { summed: ['Total'], non_aggregate_keys: ['Total'] },
      [9, 9],
      { Total: 18, dropped: [] },
    ],
  ])('a number %s', async (_, more, totals, expected) => {
    expect(
      await others(
        totals.map((Total) => ({ Total })),
        more,
      ),
    ).toEqual(expected)
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
    return new PlainPaginator<Structure, Structure>(operation, answerInTurn(pages).send).paginate({})
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

describe('counts beside a list are of the whole listing, not of one page', () => {
  const merge = async (service: string, name: string, pages: Structure[]) => {
    const operation = loadModel(service).operation(name)
    if (!operation) throw new Error(`no ${name}`)
    const listing = new PlainPaginator<Structure, Structure>(operation, answerInTurn(pages).send).paginate({})
    return { ...(await listing.buildFullResult()), dropped: listing.dropped }
  }

  it.each([
    ['ListPublicKeys', 'PublicKeyList'],
    ['ListVpcOrigins', 'VpcOriginList'],
    ['ListDistributions', 'DistributionList'],
    ['ListAnycastIpLists', 'AnycastIpLists'],
    ['ListFunctions', 'FunctionList'],
  ])('cloudfront %s: Quantity is the number of items', async (name, list) => {
    const page = (NextMarker?: string) => ({
      [list]: { Quantity: 1, IsTruncated: NextMarker !== undefined, NextMarker, Items: [{ Id: 'a' }] },
    })
    expect(await merge('cloudfront', name, [page('m'), page()])).toEqual({
      [list]: { Quantity: 2, Items: [{ Id: 'a' }, { Id: 'a' }] },
      dropped: [],
    })
  })

  it('cloudfront ListContinuousDeploymentPolicies: Quantity is the account’s total on every page', async () => {
    const page = (NextMarker?: string) => ({
      ContinuousDeploymentPolicyList: { Quantity: 2, NextMarker, Items: [{}] },
    })
    const result = await merge('cloudfront', 'ListContinuousDeploymentPolicies', [page('m'), page()])
    expect(result).toMatchObject({ ContinuousDeploymentPolicyList: { Quantity: 2 } })
  })

  // "The number of annotations returned"; boto3 gives the first page's.
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectAnnotations.html
  it('s3 ListObjectAnnotations: AnnotationCount adds up', async () => {
    const operation = loadModel('s3').operation('ListObjectAnnotations')
    const [token = '', list = ''] = [
      operation?.paginationRule?.outputTokens[0],
      operation?.paginationRule?.resultKeys[0],
    ]
    const pages = [
      { [list]: [{}, {}], AnnotationCount: 2, [token]: 't' },
      { [list]: [{}, {}], AnnotationCount: 2 },
    ]
    expect(await merge('s3', 'ListObjectAnnotations', pages)).toMatchObject({
      AnnotationCount: 4,
      dropped: [],
    })
  })

  // "The sum of the estimated costs to analyze each resource in the Costs object in this response."
  // https://docs.aws.amazon.com/devops-guru/latest/APIReference/API_GetCostEstimation.html
  it('devops-guru GetCostEstimation: TotalCost adds up', async () => {
    const pages = [
      { Costs: [{ Cost: 1.5 }], TotalCost: 1.5, NextToken: 't' },
      { Costs: [{ Cost: 2 }], TotalCost: 2 },
    ]
    expect(await merge('devops-guru', 'GetCostEstimation', pages)).toMatchObject({
      TotalCost: 3.5,
      dropped: [],
    })
  })

  it('connect SearchUsers: a total stays the first page’s, as in boto3, and is named where it changed', async () => {
    const page = (ApproximateTotalCount: number, NextToken?: string) => ({
      Users: [{}],
      ApproximateTotalCount,
      NextToken,
    })
    expect(await merge('connect', 'SearchUsers', [page(9, 't'), page(9)])).toMatchObject({
      ApproximateTotalCount: 9,
      dropped: [],
    })
    expect(await merge('connect', 'SearchUsers', [page(9, 't'), page(8)])).toMatchObject({
      ApproximateTotalCount: 9,
      dropped: ['ApproximateTotalCount'],
    })
  })

  it('xray GetTraceSummaries: a count of which nobody knows what it counts is named', async () => {
    const page = (NextToken?: string) => ({ TraceSummaries: [{}], TracesProcessedCount: 5, NextToken })
    expect(await merge('xray', 'GetTraceSummaries', [page('t'), page()])).toMatchObject({
      TracesProcessedCount: 5,
      dropped: ['TracesProcessedCount'],
    })
  })
})
