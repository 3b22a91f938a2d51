import { client, type PaginateOptions, PaginationError } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'

type Structure = Record<string, unknown>

/** What an operation answers to an input, for the `number`th request of all: an object as JSON, or a text. */
type Script = (input: Structure, number: number) => Structure | string

interface Listing {
  readonly service: string
  readonly operation: string
  readonly input?: Structure
  readonly options?: PaginateOptions
}

/** Lists from a service on loopback that answers by a script. */
async function list({ service, operation, input = {}, options = {} }: Listing, script: Script) {
  const inputs: Structure[] = []
  const server = await startHttpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const sent: Structure = body === '' ? {} : JSON.parse(body)
    inputs.push(sent)
    const answer = script(sent, inputs.length)
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const pages = client(service, { region: 'us-east-1', endpoint: server.url, credentials }).paginate(
    operation,
    input,
    options,
  )
  const items: unknown[] = []
  let error: unknown
  try {
    for await (const item of pages.items()) items.push(item)
  } catch (thrown) {
    error = thrown
  }
  return { items, error, inputs, receipt: pages.receipt, pages }
}

const groups = { service: 'logs', operation: 'describe_log_groups' }
const group = (name: string) => ({ logGroupName: name })

describe('https://github.com/aws/aws-sdk-go-v2/issues/1140', () => {
  it('ListParts ends when IsTruncated is false, although the last page has a marker', async () => {
    const parts = { service: 's3', operation: 'list_parts', input: { Bucket: 'b', Key: 'k', UploadId: 'u' } }
    const { items, inputs, receipt } = await list(parts, (_input, number) => {
      const marker = `<NextPartNumberMarker>${number}</NextPartNumberMarker>`
      const part = `<Part><PartNumber>${number}</PartNumber></Part>`
      const flag = `<IsTruncated>${number < 2}</IsTruncated>`
      return `<ListPartsResult>${marker}${flag}${part}</ListPartsResult>`
    })
    expect(items).toHaveLength(2)
    expect(inputs).toHaveLength(2)
    expect(receipt.outcome).toBe('complete')
  })
})

const events = {
  service: 'logs',
  operation: 'get_log_events',
  input: { logGroupName: 'g', logStreamName: 's' },
}

describe.each([
  'https://github.com/aws/aws-sdk-js-v3/issues/3490',
  'https://github.com/aws/aws-sdk-go-v2/issues/2958',
])('%s', () => {
  const script: Script = (_input, number) => ({
    events: number < 3 ? [{ message: `event ${number}` }] : [],
    nextForwardToken: `f/${Math.min(number, 2)}`,
  })

  it('GetLogEvents ends when it returns the token of the request', async () => {
    const { items, inputs, receipt } = await list(events, script)
    expect(items).toHaveLength(2)
    expect(inputs.map(({ nextToken }) => nextToken)).toEqual([undefined, 'f/1', 'f/2'])
    expect(receipt).toMatchObject({ outcome: 'complete', resumeToken: undefined })
  })

  it('GetLogEvents continues after the same token with follow', async () => {
    const options = { follow: true, pollInterval: 0, maxItems: 3 }
    const { items } = await list({ ...events, options }, (input, number) =>
      number === 6 ? { events: [{ message: 'late' }], nextForwardToken: 'f/3' } : script(input, number),
    )
    expect(items).toHaveLength(3)
  })
})

describe('https://github.com/boto/boto3/issues/1584', () => {
  const filter = { service: 'logs', operation: 'filter_log_events', input: { logGroupName: 'g' } }

  it('FilterLogEvents is asked again after the same token in the middle of a listing', async () => {
    const answers = [
      { events: [{ message: 'a' }], nextToken: 't' },
      { events: [], nextToken: 't' },
      { events: [], nextToken: 't' },
      { events: [{ message: 'b' }] },
    ]
    const { items, error } = await list(filter, (_input, number) => answers[number - 1] ?? {})
    expect(error).toBeUndefined()
    expect(items).toHaveLength(2)
  })

  it('FilterLogEvents is asked again only a limited number of times', async () => {
    const options = { maxEmptyPages: 5 }
    const { error, receipt } = await list({ ...filter, options }, () => ({ events: [], nextToken: 't' }))
    expect(error).toBeInstanceOf(PaginationError)
    expect(receipt.outcome).toBe('empty-limit')
  })
})

describe('https://github.com/boto/botocore/issues/3778', () => {
  it.each([1, 2, 3, 10, 57])('a cycle of %i tokens is an error with a resume token', async (length) => {
    const { error, inputs } = await list(groups, (_input, number) => ({
      logGroups: [group(`g${number}`)],
      nextToken: `t${number % length}`,
    }))
    expect(error).toBeInstanceOf(PaginationError)
    expect(String(error)).toContain('logs.DescribeLogGroups')
    expect(error).toMatchObject({ resumeToken: expect.any(String) })
    expect(inputs.length).toBeLessThanOrEqual(4 * length + 2)
  })
})

describe('https://github.com/boto/boto3/issues/4591', () => {
  it('endless empty pages end at a limit, and the error names it', async () => {
    const options = { maxEmptyPages: 20 }
    const { error, inputs, receipt } = await list({ ...groups, options }, (_input, number) => ({
      logGroups: [],
      nextToken: `t${number}`,
    }))
    expect(String(error)).toContain('20 pages in a row were empty')
    expect(receipt).toMatchObject({ outcome: 'empty-limit', emptyPages: 20 })
    expect(inputs).toHaveLength(20)
  })
})

describe.each(['https://github.com/aws/aws-cli/issues/3917', 'https://github.com/getmoto/moto/issues/7466'])(
  '%s',
  () => {
    it('an endpoint that ignores the token and returns its first page again is an error', async () => {
      const { items, error } = await list(groups, () => ({ logGroups: [group('g')], nextToken: 't' }))
      expect(items).toHaveLength(2)
      expect(String(error)).toContain('the endpoint seems to ignore tokens')
    })

    it('an endpoint that ignores the token and returns a new one each time is an error', async () => {
      const { error, inputs } = await list(groups, (_input, number) => ({
        logGroups: [group('g')],
        nextToken: `t${number}`,
      }))
      expect(String(error)).toContain('the endpoint seems to ignore tokens')
      expect(inputs.length).toBeLessThan(1100)
    })
  },
)

describe('https://github.com/boto/botocore/issues/2009', () => {
  it('ListShards sends the stream name only with the first request', async () => {
    const input = { StreamName: 'clicks', ShardFilter: { Type: 'AT_LATEST' } }
    const shards = { service: 'kinesis', operation: 'list_shards', input, options: { pageSize: 10 } }
    const { items, inputs } = await list(shards, (_input, number) => ({
      Shards: [{ ShardId: `shard-${number}` }],
      ...(number < 3 && { NextToken: `t${number}` }),
    }))
    expect(items).toHaveLength(3)
    expect(inputs).toEqual([
      { ...input, MaxResults: 10 },
      { NextToken: 't1', MaxResults: 10 },
      { NextToken: 't2', MaxResults: 10 },
    ])
  })
})

describe('https://github.com/boto/botocore/issues/959', () => {
  it.each([null, '', undefined])('a token of %j in the input is not sent', async (nextToken) => {
    const { inputs, error } = await list({ ...groups, input: { nextToken } }, () => ({ logGroups: [] }))
    expect(error).toBeUndefined()
    expect(inputs).toEqual([{}])
  })

  it.each([null, ''])('a token of %j in an answer ends the listing', async (nextToken) => {
    const { inputs, receipt } = await list(groups, () => ({ logGroups: [group('g')], nextToken }))
    expect(inputs).toHaveLength(1)
    expect(receipt.outcome).toBe('complete')
  })
})

describe('https://github.com/boto/botocore/issues/280', () => {
  it.each(['kinesis', 'dynamodbstreams'])(
    '%s get_records can be followed, but not collected',
    async (service) => {
      const input = { ShardIterator: 'i' }
      const pages = client(service, { region: 'us-east-1' }).paginate('get_records', input)
      await expect(pages.items().toArray()).rejects.toThrow('has no end')
      await expect(pages.buildFullResult()).rejects.toThrow('has no end')
      const options = { pollInterval: 0, deadline: 500 }
      const listing = { service, operation: 'get_records', input, options }
      const { receipt } = await list(listing, (_input, number) => ({
        Records: [],
        NextShardIterator: `i${number}`,
      }))
      expect(receipt.outcome).toBe('deadline')
      expect(receipt.pages).toBeGreaterThan(1)
    },
  )

  it('logs start_live_tail has no pages to collect', () => {
    expect(client('logs', { region: 'us-east-1' }).canPaginate('start_live_tail')).toBe(false)
  })
})
