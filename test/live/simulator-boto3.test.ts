import { client } from 'nexttoken'
import { type OperationPlan, type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listed, type Listing, listWithBoto3, plain } from './support/boto3-lists.js'
import { knownToBoto3, ruleOf, summed } from './support/known-to-boto3.js'
import { withoutAbsent } from './support/same-as-boto3.js'

interface Case extends Listing {
  /** The list that holds the items, as a path in the merged result. */
  readonly key: string
  readonly plan: OperationPlan
}

const small: OperationPlan = { items: 7, pageSize: 3 }

function list(name: string, key: string, rest: Partial<Case> = {}): Case {
  const [service = '', operation = ''] = name.split('.')
  return { service, operation, key, plan: small, ...rest }
}

const bucket = { Bucket: 'bucket' }

/** Every protocol, every kind of token, flag and result key. */
const cases: readonly Case[] = [
  // query
  list('sns.list_topics', 'Topics', { plan: { items: 103 } }),
  list('sns.list_subscriptions', 'Subscriptions', { plan: { ...small, emptyPages: 2 } }),
  list('iam.list_roles', 'Roles', { plan: { items: 250 } }),
  list('iam.list_users', 'Users', { pageSize: 2 }),
  list('iam.get_account_authorization_details', 'UserDetailList'),
  list('rds.describe_db_instances', 'DBInstances'),
  list('rds.describe_engine_default_parameters', 'EngineDefaults.Parameters', {
    input: { DBParameterGroupFamily: 'mysql8.0' },
  }),
  list('cloudformation.list_stacks', 'StackSummaries'),
  list('autoscaling.describe_auto_scaling_groups', 'AutoScalingGroups'),
  list('elbv2.describe_load_balancers', 'LoadBalancers'),
  list('elasticache.describe_events', 'Events'),
  // ec2
  list('ec2.describe_instances', 'Reservations', { plan: { items: 30, pageSize: 8 } }),
  list('ec2.describe_vpcs', 'Vpcs', { pageSize: 5 }),
  list('ec2.describe_vpc_endpoint_services', 'ServiceDetails'),
  list('ec2.describe_spot_price_history', 'SpotPriceHistory', { plan: { ...small, emptyPages: 1 } }),
  // json
  list('dynamodb.scan', 'Items', { input: { TableName: 'table' } }),
  list('dynamodb.query', 'Items', { input: { TableName: 'table', KeyConditionExpression: 'a = b' } }),
  list('dynamodb.list_tables', 'TableNames', { plan: { items: 250 } }),
  list('logs.describe_log_groups', 'logGroups', { plan: { items: 120 } }),
  list('logs.filter_log_events', 'events', { input: { logGroupName: 'group' } }),
  list('ssm.describe_parameters', 'Parameters', { plan: { items: 120 }, pageSize: 50 }),
  list('sqs.list_queues', 'QueueUrls'),
  list('kinesis.list_streams', 'StreamNames'),
  list('kinesis.describe_stream', 'StreamDescription.Shards', { input: { StreamName: 'stream' } }),
  list('kms.list_keys', 'Keys', { pageSize: 3 }),
  list('secretsmanager.list_secrets', 'SecretList'),
  list('organizations.list_accounts', 'Accounts'),
  list('glue.get_databases', 'DatabaseList'),
  list('ecs.list_clusters', 'clusterArns'),
  list('cloudwatch.list_metrics', 'Metrics', { plan: { items: 1200 } }),
  list('cloudwatch.describe_alarms', 'MetricAlarms'),
  // rest-json
  list('lambda.list_functions', 'Functions', { plan: { items: 120 } }),
  list('lambda.list_layer_versions', 'LayerVersions', { input: { LayerName: 'a layer/1' } }),
  list('apigateway.get_rest_apis', 'items'),
  list('batch.describe_job_queues', 'jobQueues'),
  list('eks.list_clusters', 'clusters'),
  list('efs.describe_file_systems', 'FileSystems'),
  list('iot.list_things', 'things', { pageSize: 4 }),
  list('backup.list_backup_plans', 'BackupPlansList'),
  // rest-xml
  list('s3.list_objects_v2', 'Contents', { input: bucket, plan: { items: 2500 } }),
  list('s3.list_objects', 'Contents', { input: bucket }),
  list('s3.list_object_versions', 'Versions', { input: bucket }),
  list('s3.list_multipart_uploads', 'Uploads', { input: bucket }),
  list('s3.list_parts', 'Parts', { input: { ...bucket, Key: 'a/b c.txt', UploadId: 'upload' } }),
  list('s3.list_buckets', 'Buckets'),
  list('route53.list_hosted_zones', 'HostedZones', { pageSize: 3 }),
  list('route53.list_resource_record_sets', 'ResourceRecordSets', { input: { HostedZoneId: 'Z1' } }),
  list('cloudfront.list_distributions', 'DistributionList.Items'),
  // smithy-rpc-v2-cbor
  list('eventbridgev2.list_event_buses', 'EventBuses'),
  list('cloudwatchomni.list_alerts', 'items', { input: { spaceId: 'space-12345678' } }),
]

describe('a simulated listing', () => {
  let aws: Simulation
  let fromBoto3 = new Map<Case, Listed>()

  beforeAll(async () => {
    aws = await simulate(
      Object.fromEntries(cases.map((one) => [`${one.service}.${one.operation}`, one.plan])),
    )
    const listed = await listWithBoto3(aws.endpoint, cases)
    fromBoto3 = new Map(cases.map((one, index) => [one, listed[index] ?? {}]))
  })

  afterAll(() => aws.close())

  it.each(cases.map((one) => ({ name: `${one.service}.${one.operation}`, one })))(
    'is listed completely by boto3, and equally by nexttoken: $name',
    async ({ one }) => {
      const { result, error } = fromBoto3.get(one) ?? {}
      expect(error).toBeUndefined()
      expect(one.key.split('.').reduce<unknown>((value, name) => Object(value)[name], result)).toHaveLength(
        one.plan.items ?? 0,
      )
      const ours = client(one.service, {
        region: 'us-east-1',
        endpoint: aws.endpoint,
        credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' },
        forcePathStyle: true,
      })
      const options = one.pageSize === undefined ? {} : { pageSize: one.pageSize }
      const full = await ours.paginate(one.operation, one.input ?? {}, options).buildFullResult()
      const known = (merged: unknown) => withoutAbsent(knownToBoto3(ruleOf(one), merged, summed))
      expect(known(plain(full))).toEqual(known(result))
    },
  )
})
