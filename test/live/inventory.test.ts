import { client, type DynamicClient, type InventoryItem, type InventoryReceipt, inventory } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { policy as document, trust } from './support/moto-world.js'

const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const config = { endpoint, credentials, forcePathStyle: true }
const regions = ['us-east-1', 'eu-west-1']
const open = (service: string, region = 'us-east-1'): DynamicClient => client(service, { ...config, region })

const tags = { team: 'blue' }
const pairs = [{ Key: 'team', Value: 'blue' }]

/** A resource that was created in moto, as the inventory should find it. */
type Expected = Partial<InventoryItem> & { readonly type: string }

/** Creates one resource of each kind in us-east-1, and gives what to find. */
async function create(): Promise<readonly Expected[]> {
  const text = (value: unknown, ...path: readonly string[]): string =>
    String(path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), value))
  const call = (service: string, operation: string, input: Record<string, unknown>) =>
    open(service).call(operation, input)
  const topic = await call('sns', 'create_topic', { Name: 'news' })
  const queue = await call('sqs', 'create_queue', { QueueName: 'jobs' })
  await call('s3', 'create_bucket', { Bucket: 'logs-of-the-inventory' })
  const role = await call('iam', 'create_role', { RoleName: 'worker', AssumeRolePolicyDocument: trust })
  const policy = await call('iam', 'create_policy', {
    PolicyName: 'own',
    PolicyDocument: document,
    Tags: pairs,
  })
  const vpc = await call('ec2', 'create_vpc', { CidrBlock: '10.9.0.0/16' })
  await call('ec2', 'create_tags', { Resources: [text(vpc, 'Vpc', 'VpcId')], Tags: pairs })
  const volume = await call('ec2', 'create_volume', { AvailabilityZone: 'us-east-1a', Size: 1 })
  const snapshot = await call('ec2', 'create_snapshot', { VolumeId: volume.VolumeId })
  const key = await call('kms', 'create_key', {})
  await call('logs', 'create_log_group', { logGroupName: '/own' })
  const secret = await call('secretsmanager', 'create_secret', { Name: 's', SecretString: 'x', Tags: pairs })
  await call('ssm', 'put_parameter', { Name: '/own', Value: 'x', Type: 'String' })
  const attribute = { AttributeName: 'id', AttributeType: 'S' }
  const table = { TableName: 'orders', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [attribute] }
  await call('dynamodb', 'create_table', { ...table, KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] })
  await call('kinesis', 'create_stream', { StreamName: 'clicks', ShardCount: 1 })
  const repository = await call('ecr', 'create_repository', { repositoryName: 'images' })
  const cluster = await call('ecs', 'create_cluster', { clusterName: 'web' })
  return [
    { type: 'AWS::SNS::Topic', arn: text(topic, 'TopicArn') },
    { type: 'AWS::SQS::Queue', id: text(queue, 'QueueUrl') },
    { type: 'AWS::S3::Bucket', id: 'logs-of-the-inventory' },
    { type: 'AWS::IAM::Role', arn: text(role, 'Role', 'Arn') },
    { type: 'AWS::IAM::Policy', arn: text(policy, 'Policy', 'Arn') },
    { type: 'AWS::EC2::VPC', id: text(vpc, 'Vpc', 'VpcId'), tags },
    { type: 'AWS::EC2::Volume', id: text(volume, 'VolumeId') },
    { type: 'AWS::EC2::Snapshot', id: text(snapshot, 'SnapshotId') },
    { type: 'AWS::KMS::Key', arn: text(key, 'KeyMetadata', 'Arn') },
    { type: 'AWS::Logs::LogGroup', id: '/own' },
    { type: 'AWS::SecretsManager::Secret', arn: text(secret, 'ARN'), tags },
    { type: 'AWS::SSM::Parameter', id: '/own' },
    { type: 'AWS::DynamoDB::Table', id: 'orders' },
    { type: 'AWS::Kinesis::Stream', id: 'clicks' },
    { type: 'AWS::ECR::Repository', arn: text(repository, 'repository', 'repositoryArn') },
    { type: 'AWS::ECS::Cluster', arn: text(cluster, 'cluster', 'clusterArn') },
  ]
}

describe('the inventory of moto', () => {
  let expected: readonly Expected[] = []
  let items: readonly InventoryItem[] = []
  let receipts: readonly InventoryReceipt[] = []

  beforeAll(async () => {
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    expected = await create()
    // The host of S3 Control begins with the account's id, which an address of numbers cannot have.
    const options = {
      excludeServices: ['s3control'],
      client: { ...config, region: 'us-east-1', maxAttempts: 1 },
    }
    const run = inventory({ regions }, options)
    const found: InventoryItem[] = []
    for await (const item of run) found.push(item)
    items = found
    receipts = run.receipts
  })

  it('has every resource that was created, once, with its ARN or id, and its tags', () => {
    for (const resource of expected) {
      const same = items.filter(
        ({ type, arn, id }) =>
          type === resource.type &&
          (resource.arn === undefined || arn === resource.arn) &&
          (resource.id === undefined || id === resource.id),
      )
      expect(same, JSON.stringify(resource)).toHaveLength(1)
      expect(same[0]).toMatchObject(resource)
      expect(same[0]?.account).toBe('123456789012')
      expect(['us-east-1', 'aws-global']).toContain(same[0]?.region)
    }
  })

  // To moto, the snapshots of its public images are everybody's own.
  it('has nothing of AWS: no public images, policies and documents', () => {
    const count = (type: string) => items.filter((item) => item.type === type).length
    expect(count('AWS::IAM::Policy')).toBe(1)
    expect(count('ec2:Image')).toBe(0)
    expect(count('AWS::SSM::Document')).toBe(0)
  })

  it('has a receipt for every operation and region, and most that moto knows are complete', () => {
    const outcomes = new Map<string, number>()
    for (const { outcome } of receipts) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    expect(outcomes.get('complete')).toBeGreaterThan(600)
    // What moto does not have answers with its own pages; nothing is a mistake of ours.
    const ours = [
      'ParamValidation',
      'Pagination',
      'InvalidModel',
      'TypeError',
      'InvalidConfiguration',
      'InvalidExpression',
    ]
    expect(receipts.filter(({ error }) => error && ours.includes(error.code))).toEqual([])
  })
})
