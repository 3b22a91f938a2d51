/** Inputs, pages and items of twelve services, over all protocols. */
import { client, type ItemIterable } from 'nexttoken'
import { expectTypeOf } from 'vitest'

type Item<Items> = Items extends ItemIterable<infer One> ? One : never

/** Lists over query: SNS, IAM. */
export async function query(): Promise<void> {
  const { Topics, NextToken } = await client('sns').listTopics()
  expectTypeOf(Topics[0]?.TopicArn).toEqualTypeOf<string | undefined>()
  expectTypeOf(NextToken).toEqualTypeOf<string | undefined>()
  const users = client('iam').paginate('list_users').items()
  expectTypeOf<Item<typeof users>['UserName']>().toEqualTypeOf<string>()
  expectTypeOf<Item<typeof users>['PasswordLastUsed']>().toEqualTypeOf<Date | undefined>()
}

export async function ec2(): Promise<void> {
  const { Reservations } = await client('ec2').describeInstances({ InstanceIds: ['i-1'] })
  expectTypeOf(Reservations).toBeArray()
  const volumes = client('ec2').paginate('describe_volumes').items()
  expectTypeOf<Item<typeof volumes>['Size']>().toEqualTypeOf<number | undefined>()
}

/** JSON 1.0: DynamoDB, Step Functions. */
export async function json10(): Promise<void> {
  const rows = client('dynamodb').paginate('query', { TableName: 't' }).items()
  expectTypeOf<Item<typeof rows>['id']>().toHaveProperty('S')
  const { activities } = await client('stepfunctions').listActivities()
  expectTypeOf(activities[0]?.creationDate).toEqualTypeOf<Date | undefined>()
}

/** JSON 1.1: CloudWatch Logs, KMS. */
export async function json11(): Promise<void> {
  const groups = client('logs').paginate('describe_log_groups').items()
  expectTypeOf<Item<typeof groups>['storedBytes']>().toEqualTypeOf<number | undefined>()
  const { Keys } = await client('kms').listKeys()
  expectTypeOf(Keys[0]?.KeyArn).toEqualTypeOf<string | undefined>()
}

/** REST with JSON: Lambda, API Gateway. */
export async function restJson(): Promise<void> {
  const { Payload, StatusCode } = await client('lambda').invoke({ FunctionName: 'f', Payload: '{}' })
  expectTypeOf(StatusCode).toEqualTypeOf<number | undefined>()
  expectTypeOf(Payload).toEqualTypeOf<Uint8Array | undefined>()
  const apis = client('apigateway').paginate('get_rest_apis').items()
  expectTypeOf<Item<typeof apis>['name']>().toEqualTypeOf<string | undefined>()
}

/** REST with XML: S3, Route 53. */
export async function restXml(): Promise<void> {
  const { Contents, CommonPrefixes } = await client('s3').listObjectsV2({ Bucket: 'b' })
  expectTypeOf(Contents[0]?.LastModified).toEqualTypeOf<Date | undefined>()
  expectTypeOf(CommonPrefixes[0]?.Prefix).toEqualTypeOf<string | undefined>()
  const zone = { HostedZoneId: 'z' }
  const records = client('route53').paginate('list_resource_record_sets', zone).items()
  expectTypeOf<Item<typeof records>['Name']>().toEqualTypeOf<string>()
  expectTypeOf<Item<typeof records>['TTL']>().toEqualTypeOf<number | undefined>()
}

/** CBOR: CloudWatch Omni; and CloudWatch, which has several lists on a page. */
export async function cbor(): Promise<void> {
  const alarms = client('cloudwatch').paginate('describe_alarms')
  const composite = alarms.items('CompositeAlarms')
  expectTypeOf<Item<typeof composite>['AlarmName']>().toEqualTypeOf<string | undefined>()
  const domains = client('cloudwatchomni').paginate('list_domains').items()
  expectTypeOf<Item<typeof domains>>().toHaveProperty('name')
}
