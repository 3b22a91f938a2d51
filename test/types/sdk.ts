/**
 * What the compiler must accept and refuse of `nexttoken/sdk`: everything is typed by the command's class. Checked by
 * `npm run check`.
 */
import { CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms'
import {
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { ListTopicsCommand, SNS, SNSClient } from '@aws-sdk/client-sns'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { NodeJsClient } from '@smithy/types'
import { paginate } from 'nexttoken/sdk'

const sns = new SNSClient({})
const s3 = new S3Client({})
const kms = new KMSClient({})
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export async function accepted(): Promise<void> {
  const pages = paginate(sns, ListTopicsCommand)
  for await (const page of pages) page.Topics?.at(0)?.TopicArn?.toUpperCase()
  for await (const topic of pages.items()) topic.TopicArn?.toUpperCase()
  const objects = paginate(s3, ListObjectsV2Command, { Bucket: 'b' }, { maxItems: 5, prefetch: true })
  for await (const object of objects.items()) object.Key?.toUpperCase()
  for await (const prefix of objects.items('CommonPrefixes')) prefix.Prefix?.at(0)
  const versions = paginate(s3, ListObjectVersionsCommand, { Bucket: 'b' })
  for await (const version of versions.items()) version.VersionId?.at(0)
  const { Contents, NextToken } = await objects.buildFullResult()
  const token: string | undefined = NextToken
  const alarms = paginate(new CloudWatchClient({}), DescribeAlarmsCommand)
  const all: MetricAlarm[] = await alarms.items().toArray()
  const rows = await paginate(documents, ScanCommand, { TableName: 't' }).items().toArray()
  rows[0]?.anything.of.any.type
  paginate(new SNS({}), ListTopicsCommand, {}, { service: 'sns', operation: 'list_topics' })
  paginate(new S3Client({}) as NodeJsClient<S3Client>, ListBucketsCommand).items()
  const none = paginate(kms, EncryptCommand, { KeyId: 'k', Plaintext: undefined }).items('anything')
  const values: unknown[] = await none.toArray()
  console.log(Contents?.length, token, all.length, values)
}

export function refused(): void {
  // @ts-expect-error: the bucket is missing
  paginate(s3, ListObjectsV2Command)
  // @ts-expect-error: the operation has no such parameter
  paginate(sns, ListTopicsCommand, { Bucket: 'b' })
  // @ts-expect-error: there is no such option
  paginate(sns, ListTopicsCommand, {}, { limit: 5 })
  // @ts-expect-error: a command of another service
  paginate(s3, ListTopicsCommand)
  // @ts-expect-error: a command, and not its class
  paginate(sns, new ListTopicsCommand({}))
  // @ts-expect-error: a page has no such list
  paginate(sns, ListTopicsCommand).items('Subscriptions')
  const items = paginate(sns, ListTopicsCommand).items()
  // @ts-expect-error: its items have no such member
  items.toArray().then((topics) => topics[0]?.NoSuchMember)
}
