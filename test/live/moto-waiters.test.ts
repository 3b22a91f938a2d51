import { client, type DynamicClient, ServiceError, WaiterError } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { runPython } from './support/botocore-pages.js'

const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const open = (service: string): DynamicClient =>
  client(service, { region: 'us-east-1', endpoint, credentials, forcePathStyle: true })
const maxAttempts = 2

type End = 'success' | 'failure' | 'attempts' | 'error'

interface Wait {
  readonly service: string
  readonly waiter: string
  readonly input: Record<string, unknown>
  readonly end: End
}

const StackName = 'stack'
const template = { Resources: { T: { Type: 'AWS::SNS::Topic' } } }

/** What is there, and how waits for it end. */
async function makeWorld(): Promise<readonly Wait[]> {
  await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
  const [s3, dynamodb, ec2] = [open('s3'), open('dynamodb'), open('ec2')]
  await s3.call('CreateBucket', { Bucket: 'there' })
  await s3.call('PutObject', { Bucket: 'there', Key: 'a', Body: 'a' })
  const key = { AttributeName: 'id', KeyType: 'HASH' }
  await dynamodb.call('CreateTable', {
    TableName: 'there',
    KeySchema: [key],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  const run = { ImageId: 'ami-12345678', MinCount: 2, MaxCount: 2 }
  const { Instances } = (await ec2.call('RunInstances', run)) as { Instances?: { InstanceId: string }[] }
  const [kept, ended] = (Instances ?? []).map(({ InstanceId }) => InstanceId)
  await ec2.call('TerminateInstances', { InstanceIds: [ended] })
  await open('iam').call('CreateUser', { UserName: 'there' })
  await open('kinesis').call('CreateStream', { StreamName: 'there', ShardCount: 1 })
  await open('cloudformation').call('CreateStack', { StackName, TemplateBody: JSON.stringify(template) })
  return [
    { service: 's3', waiter: 'bucket_exists', input: { Bucket: 'there' }, end: 'success' },
    { service: 's3', waiter: 'bucket_exists', input: { Bucket: 'not-there' }, end: 'attempts' },
    { service: 's3', waiter: 'bucket_not_exists', input: { Bucket: 'not-there' }, end: 'success' },
    { service: 's3', waiter: 'object_exists', input: { Bucket: 'there', Key: 'a' }, end: 'success' },
    { service: 's3', waiter: 'object_exists', input: { Bucket: 'there', Key: 'b' }, end: 'attempts' },
    { service: 's3', waiter: 'object_not_exists', input: { Bucket: 'there', Key: 'b' }, end: 'success' },
    { service: 'dynamodb', waiter: 'table_exists', input: { TableName: 'there' }, end: 'success' },
    { service: 'dynamodb', waiter: 'table_not_exists', input: { TableName: 'there' }, end: 'attempts' },
    { service: 'dynamodb', waiter: 'table_not_exists', input: { TableName: 'gone' }, end: 'success' },
    { service: 'ec2', waiter: 'instance_running', input: { InstanceIds: [kept] }, end: 'success' },
    { service: 'ec2', waiter: 'instance_running', input: { InstanceIds: [kept, ended] }, end: 'failure' },
    { service: 'ec2', waiter: 'instance_terminated', input: { InstanceIds: [ended] }, end: 'success' },
    { service: 'ec2', waiter: 'instance_stopped', input: { InstanceIds: [kept] }, end: 'attempts' },
    { service: 'ec2', waiter: 'instance_exists', input: { InstanceIds: ['i-00000000'] }, end: 'attempts' },
    { service: 'ec2', waiter: 'vpc_available', input: {}, end: 'success' },
    { service: 'ec2', waiter: 'vpc_available', input: { VpcIds: ['vpc-00000000'] }, end: 'error' },
    { service: 'iam', waiter: 'user_exists', input: { UserName: 'there' }, end: 'success' },
    { service: 'iam', waiter: 'user_exists', input: { UserName: 'gone' }, end: 'attempts' },
    { service: 'kinesis', waiter: 'stream_exists', input: { StreamName: 'there' }, end: 'success' },
    { service: 'kinesis', waiter: 'stream_not_exists', input: { StreamName: 'gone' }, end: 'success' },
    { service: 'cloudformation', waiter: 'stack_exists', input: { StackName }, end: 'success' },
    { service: 'cloudformation', waiter: 'stack_create_complete', input: { StackName }, end: 'success' },
    {
      service: 'cloudformation',
      waiter: 'stack_delete_complete',
      input: { StackName: 'gone' },
      end: 'success',
    },
    { service: 'cloudformation', waiter: 'stack_update_complete', input: { StackName }, end: 'attempts' },
    { service: 'lambda', waiter: 'function_exists', input: { FunctionName: 'gone' }, end: 'attempts' },
    {
      service: 'rds',
      waiter: 'db_instance_deleted',
      input: { DBInstanceIdentifier: 'gone' },
      end: 'success',
    },
  ]
}

async function endOf({ service, waiter, input }: Wait): Promise<End> {
  try {
    await open(service).waitFor(waiter, input, { delay: 0, maxAttempts })
    return 'success'
  } catch (error) {
    if (error instanceof WaiterError) return error.code === 'WaiterFailed' ? 'failure' : 'attempts'
    if (error instanceof ServiceError) return 'error'
    throw error
  }
}

describe('waits for resources in moto', () => {
  let waits: readonly Wait[] = []
  let fromBoto3: readonly { readonly result: End }[] = []

  beforeAll(async () => {
    waits = await makeWorld()
    const tasks = waits.map(({ service, waiter, input }) => ({ service, waiter, input, maxAttempts }))
    fromBoto3 = runPython<{ result: End }>('wait_with_boto3.py', [endpoint, ...tasks])
  })

  it('end as boto3’s do', async () => {
    const named = waits.map(({ service, waiter, input }) => `${service} ${waiter} ${JSON.stringify(input)}`)
    const ends = await Promise.all(waits.map(endOf))
    const lines = (of: readonly (End | undefined)[]) => named.map((name, index) => `${name}: ${of[index]}`)
    expect(lines(ends)).toEqual(lines(fromBoto3.map(({ result }) => result)))
    expect(lines(ends)).toEqual(lines(waits.map(({ end }) => end)))
  })
})
