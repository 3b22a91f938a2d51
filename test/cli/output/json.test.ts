import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { plainValue } from '../../../src/cli/output/text/index.js'
import { compiledRule, PageMerge } from '../../../src/pagination/index.js'
import { anyListing } from './support/random-listing.js'
import { operationOf, writePages, writeResult } from './support/write-output.js'

describe('JSON of a listing', () => {
  it('is the result of all pages, whatever their size', async () => {
    await fc.assert(
      fc.asyncProperty(anyListing, async ({ operation, pages }) => {
        const rule = compiledRule(operationOf(operation))
        const merge = new PageMerge(rule)
        for (const page of pages) merge.add(page)
        const { result } = merge.result()
        const [json, yaml] = await Promise.all(
          (['json', 'yaml'] as const).map(
            async (format) => (await writePages(operation, pages, { format })).text,
          ),
        )
        for (const key of rule.resultKeys) {
          const value = plainValue(key.read(result)) ?? null
          const isEmpty = Array.isArray(value) && value.length === 0
          // An empty list of flattened XML is left out, unless it is the only one.
          if (isEmpty && key.read(JSON.parse(json || '{}')) === null) continue
          expect(key.read(JSON.parse(json || '{}'))).toEqual(value)
          expect(key.read(parse(yaml || '{}'))).toEqual(value)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has a list in a structure where the service has it, and the members beside it after it', async () => {
    const pages = [1, 2].map((number) => ({
      DistributionList: {
        Items: [{ Id: `d${number}` }],
        Quantity: 1,
        IsTruncated: number === 1,
        MaxItems: 1,
      },
    }))
    const { writes } = await writePages('cloudfront.ListDistributions', pages, { format: 'json' })
    expect(writes[0]).toBe(
      '{\n    "DistributionList": {\n        "Items": [\n            {\n                "Id": "d1"\n            }',
    )
    expect(JSON.parse(writes.join(''))).toEqual({ DistributionList: { Items: [{ Id: 'd1' }, { Id: 'd2' }] } })
  })

  it('begins with the list that has items on the first page', async () => {
    const pages = [
      { Contents: [], CommonPrefixes: [{ Prefix: 'a/' }] },
      { Contents: [{ Key: 'k' }], CommonPrefixes: [{ Prefix: 'b/' }] },
    ]
    const { writes } = await writePages('s3.ListObjectsV2', pages, { format: 'json' })
    expect(writes[0]).toContain('"a/"')
    expect(JSON.parse(writes.join(''))).toMatchObject({
      CommonPrefixes: [{ Prefix: 'a/' }, { Prefix: 'b/' }],
      Contents: [{ Key: 'k' }],
    })
  })

  it('adds numbers and joins maps and series of all pages, at the end', async () => {
    const scan = [
      { Items: [{ id: { N: '1' } }], Count: 1, ScannedCount: 5 },
      { Items: [], Count: 0, ScannedCount: 7 },
    ]
    expect(JSON.parse((await writePages('dynamodb.Scan', scan, { format: 'json' })).text)).toEqual({
      Items: [{ id: { N: '1' } }],
      Count: 1,
      ScannedCount: 12,
      ConsumedCapacity: null,
    })
    const series = [[1], [2]].map((Values) => ({
      MetricDataResults: [{ Id: 'm', Label: 'l', Values }],
      Messages: [],
    }))
    const { text } = await writePages('cloudwatch.GetMetricData', series, { format: 'json' })
    expect(JSON.parse(text)).toMatchObject({ MetricDataResults: [{ Id: 'm', Label: 'l', Values: [1, 2] }] })
  })

  it('has a NextToken if the listing was cut, and is closed then too', async () => {
    const page = { Topics: [{ TopicArn: 'a' }] }
    const { text } = await writePages('sns.ListTopics', [page], {
      format: 'json',
      end: { resumeToken: 'token', hasFailed: true },
    })
    expect(JSON.parse(text)).toEqual({ Topics: [{ TopicArn: 'a' }], NextToken: 'token' })
  })

  it('is nothing if no page came', async () => {
    expect((await writePages('sns.ListTopics', [], { format: 'json', end: { hasFailed: true } })).text).toBe(
      '',
    )
  })

  it('has the empty list of a listing without items', async () => {
    const { text } = await writePages('sns.ListTopics', [{ Topics: [] }], { format: 'json' })
    expect(text).toBe('{\n    "Topics": []\n}\n')
  })

  it('keeps the members of an operation that only nexttoken pages through', async () => {
    const operation = operationOf('ec2.DescribeVpcs')
    expect(compiledRule(operation).isInferred).toBe(false)
    const pages = [{ Regions: [{ RegionName: 'eu' }], Owner: 'me', $metadata: {} }]
    expect(
      JSON.parse((await writeResult('ec2.DescribeRegions', pages[0] ?? {}, { format: 'json' })).text),
    ).toEqual({
      Regions: [{ RegionName: 'eu' }],
      Owner: 'me',
    })
  })
})

describe('values', () => {
  it('every digit of a number, times in ISO 8601, bytes as base64, other characters as they are', async () => {
    const result = {
      Long: 9007199254740993n,
      Double: 1e-7,
      Infinite: Number.POSITIVE_INFINITY,
      Time: new Date(196),
      Second: new Date(0),
      Bytes: Buffer.from('bytes'),
      Text: '日本 é \u2028 "\\\n',
      Nothing: undefined,
    }
    const { text } = await writeResult('sts.GetCallerIdentity', result, { format: 'json' })
    expect(text).toBe(`{
    "Long": 9007199254740993,
    "Double": 1e-7,
    "Infinite": "Infinity",
    "Time": "1970-01-01T00:00:00.196000+00:00",
    "Second": "1970-01-01T00:00:00+00:00",
    "Bytes": "Ynl0ZXM=",
    "Text": "日本 é \u2028 \\"\\\\\\n"
}
`)
  })

  it('an operation without output writes nothing, a query without result null', async () => {
    for (const format of ['json', 'ndjson', 'yaml', 'yaml-stream', 'text', 'table'] as const) {
      expect((await writeResult('sns.DeleteTopic', { $metadata: {} }, { format })).text).toBe('')
    }
    expect((await writeResult('sns.DeleteTopic', {}, { format: 'json', query: 'a' })).text).toBe('null\n')
    expect((await writeResult('sns.DeleteTopic', {}, { format: 'text', query: 'a' })).text).toBe('None\n')
    expect((await writeResult('sns.DeleteTopic', {}, { format: 'json', query: '[]' })).text).toBe('null\n')
  })

  it('YAML quotes a text that a reader of YAML 1.1 or 1.2 would take for something else', async () => {
    const texts = [
      'no',
      'on',
      '1_000',
      '12:30:45',
      '2024-01-01',
      '0o14',
      '1e3',
      '~',
      'true',
      '',
      ' a',
      'a: b',
      '- a',
      'l\nm',
    ]
    const { text } = await writeResult('sts.GetCallerIdentity', { texts }, { format: 'yaml' })
    expect(parse(text)).toEqual({ texts })
    expect(parse(text, { version: '1.1' })).toEqual({ texts })
  })
})
