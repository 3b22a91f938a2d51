import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const common = { region: 'us-east-1', credentials }

/** An endpoint that answers with these JSON pages, one after the other. */
async function answering(...pages: readonly object[]): Promise<string> {
  const listeners = pages.map((page) => (_request: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify(page))
  })
  return (await startHttpServer(...listeners)).url
}

describe('https://github.com/aws/aws-cli/issues/2958: ConsumedCapacity is that of one page', () => {
  it('a scan of several pages reports their total consumed capacity', async () => {
    await using aws = await simulate({ 'dynamodb.Scan': { items: 25, pageSize: 10 } })
    const dynamodb = client('dynamodb', { ...common, endpoint: aws.endpoint })
    const input = { TableName: 'events', ReturnConsumedCapacity: 'INDEXES' } as const
    const one = await dynamodb.scan(input)
    const { Count, ConsumedCapacity } = await dynamodb.paginate('scan', input).buildFullResult()
    const [all, ofOne] = [Object(ConsumedCapacity), Object(one.ConsumedCapacity)]
    expect(Count).toBe(25)
    expect(all.TableName).toBe(ofOne.TableName)
    expect(all.CapacityUnits).toBe(3 * ofOne.CapacityUnits)
    expect(all.Table.ReadCapacityUnits).toBe(3 * ofOne.Table.ReadCapacityUnits)
  })

  it('the consumed capacity of each index is summed too', async () => {
    const units = (CapacityUnits: number) => ({ CapacityUnits })
    const endpoint = await answering(
      {
        Items: [],
        Count: 1,
        ScannedCount: 1,
        LastEvaluatedKey: { pk: { S: 'a' } },
        ConsumedCapacity: {
          TableName: 't',
          CapacityUnits: 128.5,
          GlobalSecondaryIndexes: { byDay: units(1) },
        },
      },
      {
        Items: [],
        Count: 2,
        ScannedCount: 2,
        ConsumedCapacity: {
          TableName: 't',
          CapacityUnits: 126.5,
          GlobalSecondaryIndexes: { byDay: units(2), byName: units(0.5) },
          LocalSecondaryIndexes: { byAge: units(4) },
        },
      },
    )
    const pages = client('dynamodb', { ...common, endpoint }).paginate('query', { TableName: 't' })
    expect(await pages.buildFullResult()).toEqual({
      Items: [],
      Count: 3,
      ScannedCount: 3,
      ConsumedCapacity: {
        TableName: 't',
        CapacityUnits: 255,
        GlobalSecondaryIndexes: { byDay: units(3), byName: units(0.5) },
        LocalSecondaryIndexes: { byAge: units(4) },
      },
    })
    expect(pages.dropped).toEqual([])
  })
})

describe('https://github.com/boto/botocore/pull/3767: build_full_result drops members in silence', () => {
  it('members that are not keys of the rule are kept', async () => {
    const failed = (SecretId: string) => ({ SecretId, ErrorCode: 'ResourceNotFoundException' })
    const endpoint = await answering(
      { SecretValues: [{ Name: 'a' }], Errors: [failed('x')], NextToken: 't' },
      { SecretValues: [{ Name: 'b' }], Errors: [failed('y')] },
    )
    const pages = client('secretsmanager', { ...common, endpoint }).paginate('batch_get_secret_value')
    const { SecretValues, Errors } = await pages.buildFullResult()
    expect(SecretValues).toHaveLength(2)
    expect(Errors).toEqual([failed('x'), failed('y')])
    expect(pages.dropped).toEqual([])
  })

  it('members that differ between pages and cannot be merged are listed', async () => {
    const endpoint = await answering(
      { events: [{ message: 'a' }], nextForwardToken: 'f/1', nextBackwardToken: 'b/1' },
      { events: [], nextForwardToken: 'f/1', nextBackwardToken: 'b/2' },
    )
    const logs = client('logs', { ...common, endpoint })
    const pages = logs.paginate('get_log_events', { logStreamName: 's' })
    expect(await pages.buildFullResult()).toEqual({ events: [{ message: 'a' }] })
    expect(pages.dropped).toEqual(['nextBackwardToken'])
  })
})

describe('https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html', () => {
  it('a series that continues over several pages is merged', async () => {
    const endpoint = await answering(
      {
        MetricDataResults: [{ Id: 'cpu', Label: 'cpu', Values: [3, 2], StatusCode: 'PartialData' }],
        NextToken: 't',
      },
      { MetricDataResults: [{ Id: 'cpu', Label: 'cpu', Values: [1], StatusCode: 'Complete' }] },
    )
    const cloudwatch = client('cloudwatch', { ...common, endpoint })
    const input = { MetricDataQueries: [], StartTime: new Date(0), EndTime: new Date(1000) }
    const { MetricDataResults } = await cloudwatch.paginate('get_metric_data', input).buildFullResult()
    expect(MetricDataResults).toEqual([
      { Id: 'cpu', Label: 'cpu', Values: [3, 2, 1], StatusCode: 'Complete' },
    ])
  })
})
