import { client, type DynamicClient } from 'nexttoken'
import { stub } from 'nexttoken/testing'
import { describe, expect, it } from 'vitest'
import { loadModel, serviceNames } from '../../src/models/index.js'
import { readPlan } from '../../src/simulator/index.js'
import type { Carrier } from '../../src/simulator/values/index.js'
import { requiredInput } from '../simulator/support/required-input.js'
import { sampleOf } from '../support/samples.js'

const s3: DynamicClient = client('s3')
const inBucket = { Bucket: 'books' }

async function pagesOf(
  opened: DynamicClient,
  operation: string,
  input = {},
): Promise<Record<string, unknown>[]> {
  const pages: Record<string, unknown>[] = []
  for await (const { $metadata: _, ...page } of opened.paginate(operation, input)) pages.push(page)
  return pages
}

describe('the pages of a stub', () => {
  it('have the tokens, counts and flags of their service', async () => {
    const stubbed = stub(s3).addPages('list_objects_v2', [[{ Key: 'a' }, { Key: 'b' }], [], [{ Key: 'c' }]])
    const pages = await pagesOf(s3, 'list_objects_v2', inBucket)
    const tokens = pages.map(({ NextContinuationToken }) => NextContinuationToken)
    expect(pages).toMatchObject([
      { Contents: [{ Key: 'a' }, { Key: 'b' }], KeyCount: 2, IsTruncated: true },
      { Contents: [], KeyCount: 0, IsTruncated: true },
      { Contents: [{ Key: 'c' }], KeyCount: 1, IsTruncated: false },
    ])
    expect(stubbed.inputsOf('ListObjectsV2')).toEqual([
      inBucket,
      { ...inBucket, ContinuationToken: tokens[0] },
      { ...inBucket, ContinuationToken: tokens[1] },
    ])
    expect(new Set(tokens).size).toBe(3)
    stubbed.assertNoPendingResponses()
  })

  it('follow each other by the last key where the service has no token', async () => {
    const stubbed = stub(s3).addPages('list_objects', [[{ Key: 'a' }, { Key: 'b' }], [{ Key: 'c' }]])
    expect(await pagesOf(s3, 'list_objects', inBucket)).toHaveLength(2)
    expect(stubbed.inputsOf('ListObjects')).toEqual([inBucket, { ...inBucket, Marker: 'b' }])
  })

  it('can be outputs, with tokens of their own', async () => {
    const sns: DynamicClient = client('sns')
    const pages = [{ Topics: [{ TopicArn: 'a' }], NextToken: 'mine' }, { Topics: [{ TopicArn: 'b' }] }]
    const stubbed = stub(sns).addPages('list_topics', pages)
    expect(await pagesOf(sns, 'list_topics')).toEqual(pages)
    expect(stubbed.inputsOf('ListTopics')).toEqual([{}, { NextToken: 'mine' }])
  })

  it('have the keys of tables as tokens', async () => {
    const dynamodb: DynamicClient = client('dynamodb')
    const items = [1, 2, 3].map((id) => ({ id: { N: String(id) } }))
    const stubbed = stub(dynamodb).addPages('scan', [items.slice(0, 2), items.slice(2)])
    const scan = dynamodb.paginate('scan', { TableName: 't' })
    expect(await scan.items().toArray()).toEqual(items)
    stubbed.assertNoPendingResponses()
  })

  it('end as the service ends them: with an empty page, or with the token of the request', async () => {
    const logs: DynamicClient = client('logs')
    const events = [[{ message: 'a' }], [{ message: 'b' }]]
    const stubbed = stub(logs).addPages('get_log_events', events)
    const listing = logs.paginate('get_log_events', { logStreamName: 's', logGroupName: 'g' })
    expect(await listing.items().toArray()).toEqual(events.flat())
    expect(listing.receipt?.outcome).toBe('complete')
    stubbed.assertNoPendingResponses()
  })

  it('must be asked for with the token of the page before', async () => {
    const sns: DynamicClient = client('sns')
    stub(sns).addPages('list_topics', [[{ TopicArn: 'a' }], [{ TopicArn: 'b' }]])
    await sns.listTopics()
    await expect(sns.listTopics({ NextToken: 'other' })).rejects.toThrow(
      /NextToken: expected ".+", got "other"/,
    )
  })

  it('can be continued from a resume token', async () => {
    const sns: DynamicClient = client('sns')
    const stubbed = stub(sns).addPages('list_topics', [[{ TopicArn: 'a' }], [{ TopicArn: 'b' }]])
    const listing = sns.paginate('list_topics')
    for await (const _ of listing) break
    const rest = sns.paginate('list_topics', {}, { startingToken: listing.resumeToken })
    expect(await rest.items().toArray()).toEqual([{ TopicArn: 'b' }])
    stubbed.assertNoPendingResponses()
  })

  it.each([
    [
      'of an operation without pages',
      'publish',
      [[]],
      /^sns\.Publish: the operation has no pages: answer it with one output/,
    ],
    ['that are none', 'list_topics', [], /there are no pages; pass at least one/],
    ['that are no list', 'list_topics', 'x', /the pages must be an array, of arrays of items or of outputs/],
    [
      'that are neither items nor outputs',
      'list_topics',
      [1],
      /page 1 is neither an array of items nor an output/,
    ],
    [
      'that do not fit',
      'list_topics',
      [[{ TopicArn: 1 }]],
      /output\.Topics\[0\]\.TopicArn: expected a string/,
    ],
  ])('cannot be pages %s', (_, operation, pages, says) => {
    const sns: DynamicClient = client('sns')
    expect(() => stub(sns).addPages(operation, pages as never)).toThrow(says)
  })

  it('need the key that is the token of the next page', () => {
    expect(() => stub(s3).addPages('list_objects', [[], [{ Key: 'a' }]])).toThrow(
      /the token is Key of the last item in Contents, but a page before the last one has no such item/,
    )
  })
})

/** The pages of five items, as a test would write them. */
function writtenPages({ path, item, make }: Carrier): object[] {
  const pages = [
    [0, 2],
    [2, 4],
    [4, 5],
  ].map(([from = 0, to = 0]) => make(from, to))
  if (pages.every((page) => Array.isArray(page))) return pages
  // A map or a text is written into its place.
  return pages.map(
    (page) => path.reduceRight((inner, name) => ({ [name]: inner }), page ?? item(0)) as object,
  )
}

describe('every paginator of a service', () => {
  it.each(sampleOf('stubbedPages', serviceNames()))('%s is listed to its end', async (service) => {
    const model = loadModel(service)
    const opened: DynamicClient = client(service)
    const stubbed = stub(opened)
    const problems: string[] = []
    for (const operation of model.operationNames.flatMap((name) => model.operation(name) ?? [])) {
      if (!operation.paginationRule) continue
      const { name, paginationRule } = operation
      const [planned] = readPlan({ [`${service}.${name}`]: { items: 5, pageSize: 2 } }).values()
      const carrier = planned && 'paging' in planned ? planned.paging.carrier : undefined
      if (!carrier) continue
      const offsets = paginationRule.inputTokens.map((token) => [token, 0] as const)
      const input = Object.entries({ ...requiredInput(operation) }).map(
        ([member, value]) =>
          offsets.find(([token]) => token === member && typeof value === 'number') ?? [member, value],
      )
      try {
        stubbed.reset().addPages(name, writtenPages(carrier))
        const pages = await pagesOf(opened, name, Object.fromEntries(input))
        if (pages.length < 3) problems.push(`${name}: ${pages.length} pages`)
        stubbed.assertNoPendingResponses()
      } catch (error) {
        const { message } = error as Error
        // Such pages are written as outputs. A made-up value that contains itself ends with a list that is too short.
        if (!/missing required member|expected at least 1 items, got 0/.test(message)) problems.push(message)
      }
    }
    expect(problems).toEqual([])
  })
})
