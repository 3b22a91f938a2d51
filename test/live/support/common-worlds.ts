import { policy, times, trust, type World } from './moto-world.js'

/** From SNS to Secrets Manager: the services that most programs list. */
export const commonWorlds: readonly World[] = [
  {
    service: 'sns',
    async make(sns) {
      await times(103, (n) => sns.createTopic({ Name: `topic-${n}` }))
      const topic = await sns.createTopic({ Name: 'topic-0' })
      await times(5, (n) =>
        sns.subscribe({ TopicArn: topic.TopicArn, Protocol: 'email', Endpoint: `someone${n}@example.com` }),
      )
    },
    lists: [{ operation: 'list_topics' }, { operation: 'list_subscriptions' }],
  },
  {
    service: 's3',
    async make(s3) {
      await times(4, (n) => s3.createBucket({ Bucket: `bucket-${n}` }))
      const keys = ['plain', 'with space', 'plus+sign', 'ünïcode-☃', 'a/b/c', 'per%cent', '&<>"\'', 'q?x=1#y']
      await times(24, (n) =>
        s3.putObject({ Bucket: 'bucket-0', Key: `${n % 3}/${keys[n % 8]}-${n}`, Body: `body ${n}` }),
      )
      await s3.putBucketVersioning({ Bucket: 'bucket-1', VersioningConfiguration: { Status: 'Enabled' } })
      await times(12, (n) =>
        s3.putObject({ Bucket: 'bucket-1', Key: `key-${n % 5}`, Body: new Uint8Array([n]) }),
      )
      await times(5, (n) => s3.createMultipartUpload({ Bucket: 'bucket-2', Key: `upload-${n}` }))
    },
    lists: [
      { operation: 'list_objects_v2', input: { Bucket: 'bucket-0' }, pageSize: 7 },
      { operation: 'list_objects_v2', input: { Bucket: 'bucket-0', Delimiter: '/' }, pageSize: 2 },
      { operation: 'list_objects', input: { Bucket: 'bucket-0' }, pageSize: 5 },
      { operation: 'list_object_versions', input: { Bucket: 'bucket-1' }, pageSize: 5 },
      { operation: 'list_multipart_uploads', input: { Bucket: 'bucket-2' } },
      { operation: 'list_buckets' },
    ],
  },
  {
    service: 'iam',
    async make(iam) {
      await times(7, (n) => iam.createRole({ RoleName: `role-${n}`, AssumeRolePolicyDocument: trust }))
      await times(5, (n) => iam.createUser({ UserName: `user-${n}` }))
      await times(4, (n) => iam.createGroup({ GroupName: `group-${n}` }))
      await times(3, (n) => iam.createPolicy({ PolicyName: `policy-${n}`, PolicyDocument: policy }))
      await times(3, (n) => iam.createInstanceProfile({ InstanceProfileName: `profile-${n}` }))
      await iam.attachRolePolicy({
        RoleName: 'role-0',
        PolicyArn: 'arn:aws:iam::123456789012:policy/policy-0',
      })
      await iam.putRolePolicy({ RoleName: 'role-0', PolicyName: 'inline', PolicyDocument: policy })
    },
    lists: [
      { operation: 'list_roles', pageSize: 2 },
      { operation: 'list_users', pageSize: 2 },
      { operation: 'list_groups', pageSize: 3 },
      { operation: 'list_policies', input: { Scope: 'Local' }, pageSize: 2 },
      { operation: 'list_instance_profiles' },
      { operation: 'list_attached_role_policies', input: { RoleName: 'role-0' } },
      { operation: 'list_role_policies', input: { RoleName: 'role-0' } },
    ],
  },
  {
    service: 'dynamodb',
    async make(dynamodb) {
      const table = (n: number) => ({
        TableName: `table-${n}`,
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      })
      await times(5, (n) => dynamodb.createTable(table(n)))
      const item = (n: number) => ({
        id: { S: `item-${n}` },
        size: { N: `${n}12345678901234567890` },
        raw: { B: new Uint8Array([n, 255]) },
        tags: { SS: ['a', `b${n}`] },
        deep: { M: { list: { L: [{ BOOL: true }, { NULL: true }] } } },
      })
      await times(30, (n) => dynamodb.putItem({ TableName: 'table-0', Item: item(n) }))
    },
    lists: [
      { operation: 'list_tables', pageSize: 2 },
      { operation: 'scan', input: { TableName: 'table-0' }, pageSize: 7 },
      {
        operation: 'query',
        input: {
          TableName: 'table-0',
          KeyConditionExpression: 'id = :id',
          ExpressionAttributeValues: { ':id': { S: 'item-3' } },
        },
      },
    ],
  },
  {
    service: 'logs',
    async make(logs) {
      await times(7, (n) => logs.createLogGroup({ logGroupName: `group-${n}`, tags: { n: `${n}` } }))
      await times(5, (n) => logs.createLogStream({ logGroupName: 'group-0', logStreamName: `stream-${n}` }))
      const timestamp = Date.now()
      const logEvents = Array.from({ length: 20 }, (_, n) => ({
        timestamp: timestamp + n,
        message: `line ${n} ☃`,
      }))
      await logs.putLogEvents({ logGroupName: 'group-0', logStreamName: 'stream-0', logEvents })
    },
    lists: [
      { operation: 'describe_log_groups', pageSize: 3 },
      { operation: 'describe_log_streams', input: { logGroupName: 'group-0' }, pageSize: 2 },
      { operation: 'filter_log_events', input: { logGroupName: 'group-0' }, pageSize: 6 },
    ],
  },
  {
    service: 'ssm',
    async make(ssm) {
      await times(13, (n) => ssm.putParameter({ Name: `/app/p${n}`, Value: `value ${n}`, Type: 'String' }))
      await times(3, (n) =>
        ssm.putParameter({ Name: '/app/p0', Value: `${n}`, Type: 'String', Overwrite: true }),
      )
    },
    lists: [
      { operation: 'describe_parameters', pageSize: 5 },
      { operation: 'get_parameters_by_path', input: { Path: '/app' }, pageSize: 4 },
      { operation: 'get_parameter_history', input: { Name: '/app/p0' }, pageSize: 2 },
    ],
  },
  {
    service: 'ec2',
    async make(ec2) {
      const image = { ImageId: 'ami-12c6146b', MinCount: 12, MaxCount: 12, InstanceType: 't3.micro' }
      await ec2.runInstances(image)
      await times(2, () => ec2.runInstances({ ...image, MinCount: 1, MaxCount: 1 }))
      await times(3, (n) => ec2.createVpc({ CidrBlock: `10.${n}.0.0/16` }))
      await times(3, (n) => ec2.createSecurityGroup({ GroupName: `group-${n}`, Description: `number ${n}` }))
      await times(4, () => ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 8 }))
    },
    lists: [
      { operation: 'describe_instances', pageSize: 5 },
      { operation: 'describe_vpcs' },
      { operation: 'describe_subnets' },
      { operation: 'describe_security_groups' },
      { operation: 'describe_volumes' },
      { operation: 'describe_network_interfaces' },
      { operation: 'describe_route_tables' },
      { operation: 'describe_instance_types', pageSize: 100 },
    ],
  },
  {
    service: 'sqs',
    make: (sqs) => times(12, (n) => sqs.createQueue({ QueueName: `queue-${n}` })),
    lists: [{ operation: 'list_queues', pageSize: 5 }],
  },
  {
    service: 'route53',
    async make(route53) {
      await times(5, (n) =>
        route53.createHostedZone({ Name: `zone${n}.example.com.`, CallerReference: `ref-${n}` }),
      )
      const [zone] = await route53.paginate('list_hosted_zones').search('HostedZones[].Id').toArray()
      const record = (n: number) => ({
        Action: 'CREATE',
        ResourceRecordSet: {
          Name: `host${n}.zone0.example.com.`,
          Type: 'A',
          TTL: 60,
          ResourceRecords: [{ Value: `10.0.0.${n}` }],
        },
      })
      const Changes = Array.from({ length: 9 }, (_, n) => record(n))
      await route53.changeResourceRecordSets({ HostedZoneId: zone, ChangeBatch: { Changes } })
    },
    lists: [{ operation: 'list_hosted_zones', pageSize: 2 }],
  },
  {
    service: 'kms',
    async make(kms) {
      await times(5, (n) => kms.createKey({ Description: `key ${n}` }))
      const created = await kms.createKey()
      const { KeyId } = created.KeyMetadata as { KeyId: string }
      await times(3, (n) => kms.createAlias({ AliasName: `alias/name-${n}`, TargetKeyId: KeyId }))
    },
    lists: [
      { operation: 'list_keys', pageSize: 2 },
      { operation: 'list_aliases', pageSize: 2 },
    ],
  },
  {
    service: 'secretsmanager',
    make: (secrets) => times(7, (n) => secrets.createSecret({ Name: `secret-${n}`, SecretString: `s${n}` })),
    lists: [{ operation: 'list_secrets', pageSize: 3 }],
  },
]
