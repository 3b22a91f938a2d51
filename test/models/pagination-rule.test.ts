import { describe, expect, test } from 'vitest'
import { loadModel, type PaginationRule, type Shape, serviceNames } from '../../src/models/index.js'
import { searchIn, smallService, tempFolder } from './support/temp-models.js'

function shippedRule(service: string, operation: string): PaginationRule | undefined {
  searchIn()
  return loadModel(service).paginationRule(operation)
}

describe('the shipped rules extend those of boto3:', () => {
  test.each<[string, string, Partial<PaginationRule>]>([
    [
      'sns',
      'ListTopics',
      { endPolicy: 'token', repeatPolicy: 'error', follow: false, inferredFrom: undefined },
    ],
    [
      'logs',
      'GetLogEvents',
      { outputTokens: ['nextForwardToken'], endPolicy: 'repeated-token', defaults: { startFromHead: true } },
    ],
    ['logs', 'FilterLogEvents', { repeatPolicy: 'ask-again', inferredFrom: undefined }],
    ['kinesis', 'GetRecords', { follow: true, inferredFrom: 'ShardIterator <- NextShardIterator' }],
    ['dynamodbstreams', 'GetRecords', { follow: true, undivided: undefined }],
    [
      'logs',
      'FilterLogEvents',
      {
        dividedBy: {
          kind: 'times',
          start: 'startTime',
          end: 'endTime',
          time: 'timestamp',
          unit: 'milliseconds',
          order: 'ascending',
          reverse: { startFromHead: false },
          most: 10,
        },
      },
    ],
    ['ec2', 'DescribeInstances', { limitIllegalWith: ['InstanceIds'] }],
    ['pi', 'GetResourceMetrics', { joinedBy: { MetricList: ['Key'] } }],
    ['dynamodb', 'Scan', { summed: ['ConsumedCapacity'] }],
    [
      'dynamodb',
      'Scan',
      {
        dividedBy: {
          kind: 'segments',
          segment: 'Segment',
          total: 'TotalSegments',
          most: 1_000_000,
          partial: ['AttributesToGet', 'ProjectionExpression', 'Select'],
        },
      },
    ],
    ['s3', 'ListObjectsV2', { dividedBy: { kind: 'keys' } }],
    ['s3', 'ListObjects', { dividedBy: { kind: 'keys' } }],
    ['s3', 'ListObjectVersions', { dividedBy: { kind: 'keys' } }],
    ['s3', 'ListObjectVersions', { newestFirst: ['IsLatest', 'LastModified'] }],
    [
      's3',
      'ListObjectsV2',
      { sortedBy: { Contents: 'Key', CommonPrefixes: 'Prefix' }, summed: ['KeyCount'] },
    ],
    ['s3', 'ListObjectsV2', { seek: { StartAfter: 'Key' } }],
    ['s3', 'ListObjectVersions', { seek: { KeyMarker: 'Key', VersionIdMarker: 'VersionId' } }],
    ['cloudsearchdomain', 'Search', { endPolicy: 'empty-page', defaults: { cursor: 'initial' } }],
    ['cloudwatch', 'GetMetricData', { joinedBy: { MetricDataResults: ['Id', 'Label'] } }],
  ])('%s %s', (service, operation, expected) => {
    expect(shippedRule(service, operation)).toMatchObject(expected)
  })

  test('Kinesis omits the members that name the stream beside a token', () => {
    const { firstPageOnly } = shippedRule('kinesis', 'ListShards') ?? {}
    expect(firstPageOnly).toContain('StreamName')
    expect(firstPageOnly).toContain('StreamARN')
  })

  test.each([
    ['logs', 'PutLogEvents'],
    ['kinesis', 'SubscribeToShard'],
    ['wafv2', 'UpdateWebACL'],
    ['sso-oidc', 'CreateToken'],
  ])('%s %s has no pages', (service, operation) => {
    expect(shippedRule(service, operation)).toBeUndefined()
  })
})

test('every member named by our additions to a rule exists', () => {
  searchIn()
  const wrong = ['ec2', 'ecr', 'ecr-public', 'kinesis', 'lightsail', 'logs', 'route53domains', 's3'].flatMap(
    (service) =>
      loadModel(service).operationNames.flatMap((name) => {
        const operation = loadModel(service).operation(name)
        const rule = operation?.paginationRule
        const named = [
          ...(rule?.firstPageOnly ?? []),
          ...(rule?.limitIllegalWith ?? []),
          ...Object.keys(rule?.seek ?? {}),
          ...Object.keys(rule?.defaults ?? {}),
        ]
        return named
          .filter((member) => !operation?.input?.members.has(member))
          .map((member) => `${name}.${member}`)
      }),
  )
  expect(wrong).toEqual([])
})

test('every output or item member named by a rule exists', () => {
  searchIn()
  const wrong = serviceNames().flatMap((service) => {
    const model = loadModel(service)
    return model.operationNames.flatMap((name) => {
      const operation = model.operation(name)
      const rule = operation?.paginationRule
      const at = (path: string) =>
        path
          .split('.')
          .reduce<Shape | undefined>((shape, part) => shape?.members.get(part)?.shape, operation?.output)
      const ofItem = (key: string, member: string) => at(key)?.element.shape.members.get(member)
      const named = [
        ...[rule?.summed, rule?.latest, rule?.pageOnly].flatMap((paths) =>
          (paths ?? []).map((path) => [path, at(path)] as const),
        ),
        ...Object.entries(rule?.sortedBy ?? {}).map(
          ([key, member]) => [`${key}.${member}`, ofItem(key, member)] as const,
        ),
        ...Object.entries(rule?.joinedBy ?? {}).flatMap(([key, members]) =>
          members.map((member) => [`${key}.${member}`, ofItem(key, member)] as const),
        ),
      ]
      return named.filter(([, found]) => !found).map(([path]) => `${service}.${name}: ${path}`)
    })
  })
  expect(wrong).toEqual([])
})

describe('a rule in a user’s model', () => {
  const rule = { input_token: 'NextToken', output_token: 'NextToken', result_key: 'Things' }
  const open = (more: object) => {
    const paginators = { pagination: { ListThings: { ...rule, ...more } } }
    const files = {
      'things/2020-01-01/service-2.json': smallService(),
      'things/2020-01-01/paginators-1.json': paginators,
    }
    searchIn({ dataPath: tempFolder(files) })
    return () => loadModel('things').paginationRule('ListThings')
  }

  test('may use the same keys', () => {
    const read = open({ end: 'repeated_token', first_page_only: ['Owner'], defaults: { Owner: 'me' } })
    expect(read()).toMatchObject({
      endPolicy: 'repeated-token',
      firstPageOnly: ['Owner'],
      defaults: { Owner: 'me' },
    })
  })

  test.each([
    ['end', 'never', 'end: expected "token", "repeated_token" or "empty_page", got "never"'],
    ['repeat', true, 'repeat: expected "error" or "ask_again", got boolean'],
    ['first_page_only', 'Owner', 'first_page_only: expected a list of input members, got "Owner"'],
    ['follow', 1, 'follow: expected true or false, got number'],
    ['seek', { Owner: 1 }, 'seek: expected an object from input members to members of an item'],
    ['joined_by', { Things: 1 }, 'joined_by: expected an object from result keys to members of an item'],
    ['summed', 'Total', 'summed: expected a list of output members, got "Total"'],
    ['latest', 'Total', 'latest: expected a list of output members, got "Total"'],
    ['page_only', 'Total', 'page_only: expected a list of output members, got "Total"'],
    ['items_of', 'Things', 'items_of: expected a list of result keys, got "Things"'],
    [
      'primary_when',
      { Things: true },
      'primary_when: expected an object from result keys to JMESPath on the input',
    ],
    [
      'sorted_by',
      { Things: ['Name'] },
      'sorted_by: expected an object from result keys to members of an item',
    ],
    ['newest_first', true, 'newest_first: expected a member of an item, or a list of them, got boolean'],
  ])('with a broken %s is refused', (key, value, problem) => {
    expect(open({ [key]: value })).toThrow(problem)
  })
})
