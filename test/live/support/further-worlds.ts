import { times, type World } from './moto-world.js'

/** From CloudWatch to Organizations. */
export const furtherWorlds: readonly World[] = [
  {
    service: 'cloudwatch',
    async make(cloudwatch) {
      const MetricData = Array.from({ length: 9 }, (_, n) => ({
        MetricName: `metric-${n}`,
        Value: n + 0.5,
        Unit: 'Count',
      }))
      await cloudwatch.putMetricData({ Namespace: 'Test', MetricData })
      const alarm = {
        MetricName: 'metric-0',
        Namespace: 'Test',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1.5,
      }
      const rest = { ComparisonOperator: 'GreaterThanThreshold', Statistic: 'Average' }
      await times(5, (n) => cloudwatch.putMetricAlarm({ AlarmName: `alarm-${n}`, ...alarm, ...rest }))
    },
    lists: [{ operation: 'list_metrics' }, { operation: 'describe_alarms', pageSize: 2 }],
  },
  {
    service: 'events',
    async make(events) {
      await times(5, (n) => events.putRule({ Name: `rule-${n}`, ScheduleExpression: 'rate(5 minutes)' }))
      const Targets = [{ Id: 'one', Arn: 'arn:aws:sqs:us-east-1:123456789012:queue-0' }]
      await events.putTargets({ Rule: 'rule-0', Targets })
    },
    lists: [
      { operation: 'list_rules', pageSize: 2 },
      { operation: 'list_targets_by_rule', input: { Rule: 'rule-0' } },
    ],
  },
  {
    service: 'ecr',
    make: (ecr) => times(5, (n) => ecr.createRepository({ repositoryName: `repo-${n}` })),
    lists: [{ operation: 'describe_repositories', pageSize: 2 }],
  },
  {
    service: 'ecs',
    async make(ecs) {
      await times(4, (n) => ecs.createCluster({ clusterName: `cluster-${n}` }))
      const containerDefinitions = [{ name: 'web', image: 'nginx', memory: 128 }]
      await times(4, (n) => ecs.registerTaskDefinition({ family: `family-${n}`, containerDefinitions }))
    },
    lists: [{ operation: 'list_clusters' }, { operation: 'list_task_definitions' }],
  },
  {
    service: 'kinesis',
    make: (kinesis) => times(5, (n) => kinesis.createStream({ StreamName: `stream-${n}`, ShardCount: 3 })),
    // One page each: of more, moto's own tokens are not AWS's (moto.test.ts says how).
    lists: [
      { operation: 'list_streams', pageSize: 5 },
      { operation: 'list_shards', input: { StreamName: 'stream-0' } },
    ],
  },
  {
    service: 'stepfunctions',
    make: (sfn) =>
      times(5, (n) =>
        sfn.createStateMachine({
          name: `machine-${n}`,
          definition: JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } }),
          roleArn: 'arn:aws:iam::123456789012:role/role-0',
        }),
      ),
    lists: [{ operation: 'list_state_machines', pageSize: 2 }],
  },
  {
    service: 'glue',
    async make(glue) {
      await times(4, (n) => glue.createDatabase({ DatabaseInput: { Name: `database${n}` } }))
      await times(4, (n) =>
        glue.createTable({ DatabaseName: 'database0', TableInput: { Name: `table${n}` } }),
      )
    },
    lists: [
      { operation: 'get_databases' },
      { operation: 'get_tables', input: { DatabaseName: 'database0' } },
    ],
  },
  {
    service: 'apigateway',
    make: (apigateway) =>
      times(5, (n) => apigateway.createRestApi({ name: `api-${n}`, description: `number ${n}` })),
    lists: [{ operation: 'get_rest_apis' }],
  },
  {
    service: 'lambda',
    make: (lambda) =>
      lambda.publishLayerVersion({ LayerName: 'layer', Content: { ZipFile: 'not really a zip' } }),
    lists: [{ operation: 'list_layers' }, { operation: 'list_functions' }],
  },
  {
    service: 'efs',
    make: (efs) => times(5, (n) => efs.createFileSystem({ CreationToken: `token-${n}` })),
    lists: [{ operation: 'describe_file_systems', pageSize: 2 }],
  },
  {
    service: 'iot',
    make: (iot) =>
      times(7, (n) =>
        iot.createThing({ thingName: `thing-${n}`, attributePayload: { attributes: { n: `${n}` } } }),
      ),
    lists: [{ operation: 'list_things', pageSize: 3 }],
  },
  {
    service: 'cognito-idp',
    make: (cognito) => times(5, (n) => cognito.createUserPool({ PoolName: `pool-${n}` })),
    lists: [{ operation: 'list_user_pools', pageSize: 2 }],
  },
  {
    service: 'rds',
    make: (rds) =>
      times(4, (n) =>
        rds.createDBParameterGroup({
          DBParameterGroupName: `parameters-${n}`,
          DBParameterGroupFamily: 'mysql8.0',
          Description: `number ${n}`,
        }),
      ),
    lists: [{ operation: 'describe_db_parameter_groups' }, { operation: 'describe_db_instances' }],
  },
  {
    service: 'autoscaling',
    make: (autoscaling) =>
      times(5, (n) =>
        autoscaling.createLaunchConfiguration({
          LaunchConfigurationName: `launch-${n}`,
          ImageId: 'ami-12c6146b',
          InstanceType: 't3.micro',
        }),
      ),
    lists: [{ operation: 'describe_launch_configurations', pageSize: 2 }],
  },
  {
    service: 'cloudformation',
    make: (cloudformation) =>
      times(3, (n) =>
        cloudformation.createStack({
          StackName: `stack-${n}`,
          TemplateBody: JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }),
        }),
      ),
    lists: [{ operation: 'list_stacks' }, { operation: 'describe_stacks' }],
  },
  {
    service: 'acm',
    make: (acm) => times(4, (n) => acm.requestCertificate({ DomainName: `host${n}.example.com` })),
    lists: [{ operation: 'list_certificates', pageSize: 2 }],
  },
  {
    service: 'organizations',
    async make(organizations) {
      await organizations.createOrganization({ FeatureSet: 'ALL' })
      await times(3, (n) =>
        organizations.createAccount({ AccountName: `account-${n}`, Email: `a${n}@example.com` }),
      )
    },
    lists: [{ operation: 'list_accounts', pageSize: 2 }, { operation: 'list_roots' }],
  },
]
