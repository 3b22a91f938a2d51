import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { validateInput } from '../../src/client/validation/index.js'
import type { InventoryFile, ItemFacts, ListingCall } from '../../src/inventory/index.js'
import { resourcesOf } from '../../src/inventory/items/index.js'
import { withAccount } from '../../src/inventory/operations/index.js'
import { findOperation, loadModel, type Shape, serviceNames, shippedIndex } from '../../src/models/index.js'
import { buildInventory } from '../../tools/inventory/build-inventory.js'
import { inventoryJson } from '../../tools/inventory/inventory-json.js'
import { inventoryPage } from '../../tools/inventory/inventory-page.js'
import { readKnowledge } from '../../tools/inventory/knowledge.js'
import { isLong, sampleOf } from '../support/samples.js'

const text = readFileSync('models/inventory.json', 'utf8')
const file: InventoryFile = JSON.parse(text)
const services = sampleOf('inventoryServices', serviceNames())

describe('models/inventory.json', () => {
  const built = buildInventory(readKnowledge(), services)

  it('leaves no operation undecided', () => {
    expect(built.problems).toEqual([])
  })

  it('is what the models and the decisions make of it', () => {
    expect(file.botocore).toBe(shippedIndex().botocore)
    const listed = services.flatMap((name) => {
      const operations = file.services[name]
      return operations ? [[name, operations]] : []
    })
    expect(built.file.services).toEqual(Object.fromEntries(listed))
    if (isLong) expect(inventoryJson(built.file)).toBe(text)
    const page = inventoryPage(file, readKnowledge().decisions.decisions)
    expect(page).toBe(readFileSync('docs/inventory-operations.md', 'utf8'))
  })
})

/** `service Operation list`, and what a person found in AWS's documentation. */
const wellKnown: Readonly<Record<string, ItemFacts>> = {
  'acm ListCertificates CertificateSummaryList': {
    type: 'AWS::ACM::Certificate',
    arn: 'CertificateArn',
  },
  'apigateway GetRestApis items': { type: 'AWS::ApiGateway::RestApi', id: 'id', tags: 'tags' },
  'athena ListWorkGroups WorkGroups': { type: 'AWS::Athena::WorkGroup', id: 'Name' },
  'autoscaling DescribeAutoScalingGroups AutoScalingGroups': {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    arn: 'AutoScalingGroupARN',
    id: 'AutoScalingGroupName',
    tags: 'Tags',
  },
  'cloudformation DescribeStacks Stacks': {
    type: 'AWS::CloudFormation::Stack',
    arn: 'StackId',
    id: 'StackName',
    tags: 'Tags',
  },
  'cloudfront ListDistributions DistributionList.Items': {
    type: 'AWS::CloudFront::Distribution',
    arn: 'ARN',
    id: 'Id',
  },
  'cloudwatch DescribeAlarms CompositeAlarms': {
    type: 'AWS::CloudWatch::CompositeAlarm',
    arn: 'AlarmArn',
    id: 'AlarmName',
  },
  'cognito-idp ListUserPools UserPools': { type: 'AWS::Cognito::UserPool', id: 'Id' },
  'dynamodb ListTables TableNames': { type: 'AWS::DynamoDB::Table', id: '@' },
  'ec2 DescribeAddresses Addresses': { type: 'AWS::EC2::EIP', id: 'AllocationId', tags: 'Tags' },
  'ec2 DescribeDhcpOptions DhcpOptions': {
    type: 'AWS::EC2::DHCPOptions',
    id: 'DhcpOptionsId',
    tags: 'Tags',
  },
  'ec2 DescribeInstances Reservations[].Instances[]': {
    type: 'AWS::EC2::Instance',
    id: 'InstanceId',
    tags: 'Tags',
  },
  'ec2 DescribeNetworkInterfaces NetworkInterfaces': {
    type: 'AWS::EC2::NetworkInterface',
    id: 'NetworkInterfaceId',
    tags: 'TagSet',
  },
  'ec2 DescribeSecurityGroups SecurityGroups': {
    type: 'AWS::EC2::SecurityGroup',
    arn: 'SecurityGroupArn',
    id: 'GroupId',
    tags: 'Tags',
  },
  'ec2 DescribeVolumes Volumes': {
    type: 'AWS::EC2::Volume',
    arn: 'VolumeArn',
    id: 'VolumeId',
    tags: 'Tags',
  },
  'ec2 DescribeVpcs Vpcs': { type: 'AWS::EC2::VPC', id: 'VpcId', tags: 'Tags' },
  'ecr DescribeRepositories repositories': {
    type: 'AWS::ECR::Repository',
    arn: 'repositoryArn',
    id: 'repositoryName',
  },
  'ecs ListClusters clusterArns': { type: 'AWS::ECS::Cluster', arn: '@' },
  'efs DescribeFileSystems FileSystems': {
    type: 'AWS::EFS::FileSystem',
    arn: 'FileSystemArn',
    id: 'FileSystemId',
    tags: 'Tags',
  },
  'eks ListClusters clusters': { type: 'AWS::EKS::Cluster', id: '@' },
  'elasticache DescribeCacheClusters CacheClusters': {
    type: 'AWS::ElastiCache::CacheCluster',
    arn: 'ARN',
    id: 'CacheClusterId',
  },
  'elbv2 DescribeLoadBalancers LoadBalancers': {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    arn: 'LoadBalancerArn',
    id: 'LoadBalancerName',
  },
  'events ListEventBuses EventBuses': { type: 'AWS::Events::EventBus', arn: 'Arn', id: 'Name' },
  'fsx DescribeFileSystems FileSystems': {
    type: 'AWS::FSx::FileSystem',
    arn: 'ResourceARN',
    id: 'FileSystemId',
    tags: 'Tags',
  },
  'keyspaces ListKeyspaces keyspaces': {
    type: 'AWS::Cassandra::Keyspace',
    arn: 'resourceArn',
    id: 'keyspaceName',
  },
  'firehose ListDeliveryStreams DeliveryStreamNames': {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    id: '@',
  },
  'glue GetDatabases DatabaseList': { type: 'AWS::Glue::Database', id: 'Name' },
  'iam ListRoles Roles': { type: 'AWS::IAM::Role', arn: 'Arn', id: 'RoleId', tags: 'Tags' },
  'iam ListUsers Users': { type: 'AWS::IAM::User', arn: 'Arn', id: 'UserId', tags: 'Tags' },
  'kinesis ListStreams StreamSummaries': {
    type: 'AWS::Kinesis::Stream',
    arn: 'StreamARN',
    id: 'StreamName',
  },
  'kms ListKeys Keys': { type: 'AWS::KMS::Key', arn: 'KeyArn', id: 'KeyId' },
  'lambda ListFunctions Functions': {
    type: 'AWS::Lambda::Function',
    arn: 'FunctionArn',
    id: 'FunctionName',
  },
  'logs DescribeLogGroups logGroups': {
    type: 'AWS::Logs::LogGroup',
    arn: 'logGroupArn',
    id: 'logGroupName',
  },
  'rds DescribeDBInstances DBInstances': {
    type: 'AWS::RDS::DBInstance',
    arn: 'DBInstanceArn',
    id: 'DBInstanceIdentifier',
    tags: 'TagList',
  },
  'redshift DescribeClusters Clusters': {
    type: 'AWS::Redshift::Cluster',
    id: 'ClusterIdentifier',
    tags: 'Tags',
  },
  'route53 ListHostedZones HostedZones': { type: 'AWS::Route53::HostedZone', id: 'Id' },
  's3 ListBuckets Buckets': {
    type: 'AWS::S3::Bucket',
    arn: 'BucketArn',
    id: 'Name',
    region: 'BucketRegion',
  },
  'sagemaker ListNotebookInstances NotebookInstances': {
    type: 'AWS::SageMaker::NotebookInstance',
    arn: 'NotebookInstanceArn',
    id: 'NotebookInstanceName',
  },
  'secretsmanager ListSecrets SecretList': {
    type: 'AWS::SecretsManager::Secret',
    arn: 'ARN',
    id: 'Name',
    tags: 'Tags',
  },
  'sns ListTopics Topics': { type: 'AWS::SNS::Topic', arn: 'TopicArn' },
  'sqs ListQueues QueueUrls': { type: 'AWS::SQS::Queue', id: '@' },
  'ssm DescribeParameters Parameters': { type: 'AWS::SSM::Parameter', arn: 'ARN', id: 'Name' },
  'stepfunctions ListStateMachines stateMachines': {
    type: 'AWS::StepFunctions::StateMachine',
    arn: 'stateMachineArn',
    id: 'name',
  },
  'wafv2 ListWebACLs WebACLs': { type: 'AWS::WAFv2::WebACL', arn: 'ARN', id: 'Id' },
}

describe('what the items of well-known services are', () => {
  it.each(Object.entries(wellKnown))('%s', (name, facts) => {
    const [service = '', operation = '', list = ''] = name.split(' ')
    expect(file.services[service]?.[operation]?.lists[list]).toEqual(facts)
  })
})

describe('how operations are called', () => {
  it.each<[name: string, calls: readonly ListingCall[] | undefined]>([
    ['ec2 DescribeImages', [{ input: { Owners: ['self'] } }]],
    ['ec2 DescribeSnapshots', [{ input: { OwnerIds: ['self'] } }]],
    ['iam ListPolicies', [{ input: { Scope: 'Local' } }]],
    ['ssm ListDocuments', [{ input: { Filters: [{ Key: 'Owner', Values: ['Self'] }] } }]],
    ['cognito-idp ListUserPools', [{ input: { MaxResults: 60 } }]],
    ['s3control ListAccessPoints', [{ input: { AccountId: '$account' } }]],
    [
      'wafv2 ListWebACLs',
      [{ input: { Scope: 'REGIONAL' } }, { input: { Scope: 'CLOUDFRONT' }, region: 'us-east-1' }],
    ],
    ['bedrock-agentcore-control ListBrowsers', [{ input: { type: 'CUSTOM' } }]],
    ['s3tables ListTableBuckets', [{ input: { type: 'customer' } }]],
    ['sns ListTopics', undefined],
  ])('%s', (name, calls) => {
    const [service = '', operation = ''] = name.split(' ')
    expect(file.services[service]?.[operation]?.calls).toEqual(calls)
  })

  it.each([
    ['writes', 'controltower ListLandingZones'],
    ['writes', 'gameliftstreams ListStreamUrls'],
    ['writes', 'swf PollForDecisionTask'],
    ['writes', 'timestream-query Query'],
    ['is charged', 'ce GetAnomalyMonitors'],
    ['needs an input that its model does not require', 'logs DescribeLogStreams'],
    ['requires an input', 's3 ListObjectsV2'],
    ['lists what AWS offers', 'ec2 DescribeInstanceTypes'],
    ['lists events', 'cloudtrail LookupEvents'],
    ['lists past runs', 'codebuild ListBuilds'],
    ['lists past runs', 'sagemaker ListTrainingJobs'],
    ['lists past runs', 'transcribe ListTranscriptionJobs'],
    ['is retired', 'redshift DescribeClusterSecurityGroups'],
    ['lists settings', 'ec2 DescribeAccountAttributes'],
    ['repeats another', 'docdb DescribeDBClusters'],
  ])('leaves out what %s: %s', (_, name) => {
    const [service = '', operation = ''] = name.split(' ')
    expect(file.services[service]?.[operation]).toBeUndefined()
  })
})

describe('what is kept beside past runs', () => {
  it.each(['glue GetJobs', 'batch DescribeJobDefinitions', 'databrew ListJobs', 'datasync ListTasks'])(
    '%s',
    (name) => {
      const [service = '', operation = ''] = name.split(' ')
      expect(file.services[service]?.[operation]).toBeDefined()
    },
  )
})

describe('items of AWS that no input leaves out', () => {
  it.each([
    ['appconfig ListDeploymentStrategies', 'Items', { Id: 'AppConfig.AllAtOnce' }, { Id: 'ab12' }],
    ['appconfig ListExtensions', 'Items', { Id: 'AWS.AppConfig.FeatureFlags' }, { Id: 'ab12' }],
    [
      'bedrock-agentcore-control ListEvaluators',
      'evaluators',
      { evaluatorType: 'Builtin' },
      { evaluatorType: 'Custom' },
    ],
    ['codedeploy ListDeploymentConfigs', 'deploymentConfigsList', 'CodeDeployDefault.OneAtATime', 'mine'],
    [
      'medialive ListCloudWatchAlarmTemplates',
      'CloudWatchAlarmTemplates',
      { Id: 'aws-2xdnm' },
      { Id: '2xdnm' },
    ],
  ])('are passed over: %s', (name, member, theirs, own) => {
    const [service = '', operation = ''] = name.split(' ')
    const lists = file.services[service]?.[operation]?.lists ?? {}
    const found = resourcesOf({ lists }, { [member]: [theirs, own] })
    expect(found.map(({ item }) => item)).toEqual([own])
    expect(resourcesOf({ lists }, {})).toEqual([])
  })
})

describe('the inputs of the inventory', () => {
  const calls = Object.entries(file.services).flatMap(([service, operations]) =>
    Object.entries(operations).flatMap(([operation, { calls: own = [] }]) =>
      own.flatMap(({ input }) => (input ? [{ name: `${service} ${operation}`, input }] : [])),
    ),
  )

  it.each(calls.map(({ name, input }) => [`${name} ${JSON.stringify(input)}`, name, input] as const))(
    'are what the model allows: %s',
    (_, name, input) => {
      const [service = '', operationName = ''] = name.split(' ')
      const operation = findOperation(loadModel(service), operationName)
      expect(() => validateInput(operation, withAccount(input, '123456789012'))).not.toThrow()
      expect(operation.input && unknownValues(operation.input, input)).toEqual([])
    },
  )
})

/** Texts that the model's enumerations do not have, at any depth. */
function unknownValues(shape: Shape, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => unknownValues(shape.element.shape, one))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => {
      const member = shape.members.get(name)
      return member ? unknownValues(member.shape, inner) : [name]
    })
  }
  const values = shape.traits.enum
  return values && !values.includes(String(value)) ? [value] : []
}
