import { describe, expect, it } from 'vitest'
import { NextTokenError, PaginationError } from '../../src/errors/index.js'
import type { OperationModel } from '../../src/models/index.js'
import type { PageIterator, PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'
import { answerInTurn, type ScriptedService } from './support/scripted-service.js'

type Structure = Record<string, unknown>
type Pages = PageIterator<Structure, Structure, string>

interface RuleCase {
  words: string
  operation: OperationModel
  pages: Structure[]
  /** What is asked for, page by page. */
  inputs: Structure[]
}

const isTruncated = pagedOperation({
  input_token: 'Marker',
  output_token: 'Marker',
  more_results: 'IsTruncated',
  result_key: 'Users',
})

const cases: RuleCase[] = [
  {
    words: 'one token, the same name in and out',
    operation: plainOperation(),
    pages: [{ Things: [1], NextToken: 'a' }, { Things: [2] }],
    inputs: [{}, { NextToken: 'a' }],
  },
  {
    words: 'an empty page in the middle',
    operation: plainOperation(),
    pages: [
      { Things: [1], NextToken: 'a' },
      { Things: [], NextToken: 'b' },
      { NextToken: 'c' },
      { Things: [2] },
    ],
    inputs: [{}, { NextToken: 'a' }, { NextToken: 'b' }, { NextToken: 'c' }],
  },
  {
    words: 'several tokens, each absent on some page',
    operation: pagedOperation({
      input_token: ['StartName', 'StartType', 'StartId'],
      output_token: ['NextName', 'NextType', 'NextId'],
      more_results: 'IsTruncated',
      result_key: 'Sets',
    }),
    pages: [
      { NextName: 'a', NextType: 'A', NextId: 'x', IsTruncated: true },
      { NextName: 'b', NextType: 'A', IsTruncated: true },
      { NextName: 'c', IsTruncated: true },
      { IsTruncated: false },
    ],
    inputs: [
      {},
      { StartName: 'a', StartType: 'A', StartId: 'x' },
      { StartName: 'b', StartType: 'A' },
      { StartName: 'c' },
    ],
  },
  {
    words: 'a token expression, the marker or else the last key',
    operation: pagedOperation({
      input_token: 'Marker',
      output_token: 'NextMarker || Contents[-1].Key',
      more_results: 'IsTruncated',
      result_key: ['Contents', 'CommonPrefixes'],
    }),
    pages: [
      { Contents: [{ Key: 'a' }, { Key: 'b' }], IsTruncated: true },
      { Contents: [{ Key: 'c' }], NextMarker: 'm', IsTruncated: true },
      { Contents: [{ Key: 'd' }], IsTruncated: false },
    ],
    inputs: [{}, { Marker: 'b' }, { Marker: 'm' }],
  },
  {
    words: 'nested keys',
    operation: pagedOperation({
      input_token: 'Marker',
      output_token: 'DistributionList.NextMarker',
      more_results: 'DistributionList.IsTruncated',
      result_key: 'DistributionList.Items',
    }),
    pages: [
      { DistributionList: { NextMarker: 'a', IsTruncated: true, Items: [1] } },
      { DistributionList: { NextMarker: 'b', IsTruncated: false } },
    ],
    inputs: [{}, { Marker: 'a' }],
  },
  {
    words: 'a flag that says no more, with a token there',
    operation: isTruncated,
    pages: [
      { Marker: 'a', IsTruncated: true },
      { Marker: 'b', IsTruncated: false },
    ],
    inputs: [{}, { Marker: 'a' }],
  },
  {
    words: 'a token that is an object with bytes',
    operation: pagedOperation({
      input_token: 'ExclusiveStartKey',
      output_token: 'LastEvaluatedKey',
      result_key: ['Items', 'Count'],
    }),
    pages: [{ LastEvaluatedKey: { pk: { B: new Uint8Array([1, 2]) } } }, { LastEvaluatedKey: {} }],
    inputs: [{}, { ExclusiveStartKey: { pk: { B: new Uint8Array([1, 2]) } } }],
  },
  {
    words: 'a token that is a number, zero at the end',
    operation: pagedOperation(
      { input_token: 'PartNumberMarker', output_token: 'NextPartNumberMarker', result_key: 'Parts' },
      { input: { PartNumberMarker: 'integer' } },
    ),
    pages: [{ NextPartNumberMarker: 2 }, { NextPartNumberMarker: 0 }],
    inputs: [{}, { PartNumberMarker: 2 }],
  },
]

function paginate(
  operation: OperationModel,
  service: ScriptedService,
  { input = {}, ...options }: PaginateOptions & { input?: Structure } = {},
): Pages {
  return new PlainPaginator<Structure, Structure>(operation, service.send).paginate(input, options)
}

async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of iterable) all.push(value)
  return all
}

describe('every form of rule is followed to its end', () => {
  it.each(cases)('$words', async ({ operation, pages, inputs }) => {
    const service = answerInTurn(pages)
    expect(await collect(paginate(operation, service))).toEqual(pages)
    expect(service.inputs).toEqual(inputs)
  })

  it.each([[''], [null], [undefined], [{}], [[]], [0], [0n], [false], [new Uint8Array()]])(
    'the token %o ends the listing',
    async (NextToken) => {
      const service = answerInTurn([{ Things: [1], NextToken }])
      expect(await collect(paginate(plainOperation(), service))).toHaveLength(1)
    },
  )
})

describe('the input', () => {
  it('is copied at once and never changed', async () => {
    const when = new Date(0)
    const stream = new ReadableStream()
    const input: Structure = { Filter: { Names: ['a'] }, When: when, Body: stream, NextToken: 'start' }
    const seen: Structure[] = []
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), async (asked) => {
      seen.push(asked)
      return { Things: [], NextToken: seen.length < 3 ? `t${seen.length}` : undefined }
    }).paginate(input)
    const before = { ...input, Filter: { Names: ['a'] } }
    expect(input).toEqual(before)
    ;(input.Filter as { Names: string[] }).Names.push('b')
    input.NextToken = 'other'
    await collect(pages)
    expect(seen.map((asked) => asked.NextToken)).toEqual(['start', 't1', 't2'])
    for (const asked of seen) {
      expect(asked.Filter).toEqual({ Names: ['a'] })
      expect(asked.When).toBe(when)
      expect(asked.Body).toBe(stream)
    }
  })

  it('may contain a token to start from, and a resume token continues from there', async () => {
    const service = answerInTurn([{ Things: [1, 2, 3], NextToken: 'b' }])
    const pages = paginate(plainOperation(), service, { input: { NextToken: 'a' }, maxItems: 2 })
    await collect(pages)
    expect(service.inputs).toEqual([{ NextToken: 'a' }])
    const rest = answerInTurn([{ Things: [1, 2, 3] }])
    const more = paginate(plainOperation(), rest, { startingToken: pages.resumeToken })
    expect(await more.items().toArray()).toEqual([3])
    expect(rest.inputs).toEqual([{ NextToken: 'a' }])
  })

  it('has its token replaced by a starting token', async () => {
    const service = answerInTurn([{}])
    await collect(paginate(plainOperation(), service, { input: { NextToken: 'a' }, startingToken: 'b' }))
    expect(service.inputs).toEqual([{ NextToken: 'b' }])
  })

  it('drops each token for which the previous page has none', async () => {
    const operation = pagedOperation({
      input_token: ['Key', 'Version'],
      output_token: ['NextKey', 'NextVersion'],
      result_key: 'Versions',
    })
    const service = answerInTurn([{ NextKey: 'b' }, {}])
    await collect(paginate(operation, service, { input: { Key: 'a', Version: '1' } }))
    expect(service.inputs).toEqual([{ Key: 'a', Version: '1' }, { Key: 'b' }])
  })

  it('is not affected if the caller changes the token of a page', async () => {
    const operation = pagedOperation({ input_token: 'Key', output_token: 'Last', result_key: 'Items' })
    const service = answerInTurn([{ Last: { id: 1 } }, {}])
    for await (const page of paginate(operation, service)) {
      if (page.Last) (page.Last as { id: number }).id = 99
    }
    expect(service.inputs[1]).toEqual({ Key: { id: 1 } })
  })
})

describe('the page size', () => {
  it.each([
    ['integer', 7],
    ['long', 7],
    ['string', '7'],
  ])('is sent as a %s parameter', async (type, sent) => {
    const service = answerInTurn([{ NextToken: 'a' }, {}])
    const operation = pagedOperation(plainRule, { input: { MaxResults: type } })
    await collect(paginate(operation, service, { pageSize: 7, input: { MaxResults: 3 } }))
    expect(service.inputs).toEqual([{ MaxResults: sent }, { MaxResults: sent, NextToken: 'a' }])
  })
})

describe('invalid options are refused together:', () => {
  const bare = pagedOperation({ input_token: 'NextToken', output_token: 'NextToken' })
  it.each([
    [
      'maxItems below zero',
      plainOperation(),
      { maxItems: -1 },
      [/maxItems is -1: pass a whole number, 0 or more/],
    ],
    ['maxItems with a fraction', plainOperation(), { maxItems: 1.5 }, [/maxItems is 1.5/]],
    ['maxItems that is no number', plainOperation(), { maxItems: Number.NaN }, [/maxItems is NaN/]],
    [
      'pageSize of zero',
      plainOperation(),
      { pageSize: 0 },
      [/pageSize is 0: pass a whole number, 1 or more/],
    ],
    ['pageSize without parameter', bare, { pageSize: 5 }, [/pageSize cannot be used/]],
    ['maxItems without items', bare, { maxItems: 5 }, [/maxItems cannot be used/]],
    [
      'boto3’s spelling',
      plainOperation(),
      { MaxItems: 5 },
      [/unknown pagination option "MaxItems"; did you mean "maxItems"/],
    ],
    ['two at once', plainOperation(), { maxItems: -1, pageSize: 0.5 }, [/maxItems is -1/, /pageSize is 0.5/]],
  ])('%s', (_, operation, options, messages) => {
    const call = () => paginate(operation, answerInTurn([]), options as PaginateOptions)
    expect(call).toThrow(PaginationError)
    for (const message of [/^test.ListThings: /, ...messages]) expect(call).toThrow(message)
  })
})

describe('an invalid rule is refused:', () => {
  it.each([
    ['no rule at all', undefined, 'OperationNotPageable', /has no pages/],
    [
      'more tokens in than out',
      { ...plainRule, input_token: ['A', 'B'] },
      'InvalidModel',
      /2 input_token\(s\) and 1/,
    ],
    [
      'a result key that is an expression',
      { ...plainRule, result_key: 'A[].B' },
      'InvalidModel',
      /"A\[\].B" is not the path of a member/,
    ],
  ])('%s', (_, rule, code, message) => {
    const operation = rule ? pagedOperation(rule) : plainOperation().service.operation('ListThings')
    if (operation && !rule) Object.defineProperty(operation, 'paginationRule', { value: undefined })
    const create = () => new PlainPaginator(operation ?? plainOperation(), answerInTurn([]).send)
    expect(create).toThrow(NextTokenError)
    expect(create).toThrow(expect.objectContaining({ code }))
    expect(create).toThrow(message)
  })
})

describe('no request is sent', () => {
  it('before the first loop', () => {
    const service = answerInTurn([])
    paginate(plainOperation(), service).items()
    expect(service.inputs).toEqual([])
  })
})
