import { describe, expect, it } from 'vitest'
import { Spellings } from '../../../src/cli/arguments/line/index.js'
import { optionName, parameterNames, shortcutNames } from '../../../src/cli/arguments/names/index.js'
import { loadModel, type OperationModel, serviceNames } from '../../../src/models/index.js'
import { sampleOf } from '../../support/samples.js'

function operation(service: string, name: string): OperationModel {
  const found = loadModel(service).findOperation(name)
  if (!found) throw new Error(`no ${service} ${name}`)
  return found
}

function optionsOf(service: string, name: string): readonly string[] {
  return parameterNames(operation(service, name)).flatMap(({ option, negative }) =>
    negative ? [option, negative] : [option],
  )
}

describe('the option of a member has the AWS CLI’s name', () => {
  it.each([
    ['TopicArn', 'topic-arn'],
    ['Bucket', 'bucket'],
    ['SSEKMSKeyId', 'ssekms-key-id'],
    ['VPCIds', 'vpc-ids'],
    ['TapeARNs', 'tape-arns'],
    ['DBInstanceIdentifier', 'db-instance-identifier'],
    ['IPv6CidrBlock', 'i-pv6-cidr-block'],
    ['Ipv6Addresses', 'ipv6-addresses'],
    ['EC2TagFilters', 'ec2-tag-filters'],
    ['S3Location', 's3-location'],
    ['AuthenticationCode1', 'authentication-code1'],
    ['maxResults', 'max-results'],
    ['LoRaWAN', 'lo-ra-wan'],
    ['OAuth2Token', 'o-auth2-token'],
    ['WhatsAppId', 'whats-app-id'],
    ['accountID', 'account-id'],
    ['x-amz-meta', 'x-amz-meta'],
    ['CopySourceSSECustomerKeyMD5', 'copy-source-sse-customer-key-md5'],
  ])('%s: --%s', (member, name) => {
    expect(optionName(member)).toBe(name)
  })

  it.each([
    ['eks', 'create_cluster', '--kubernetes-version'],
    ['sns', 'subscribe', '--notification-endpoint'],
    ['emr', 'describe_cluster', '--cluster-id'],
    ['iotwireless', 'create_device_profile', '--lorawan'],
    ['schemas', 'describe_schema', '--schema-version'],
    ['ec2', 'create_network_acl_entry', '--ingress'],
    ['ec2', 'create_image', '--reboot'],
    ['ec2', 'run_instances', '--enable-api-termination'],
    ['ecs', 'run_task', '--disable-execute-command'],
    ['mturk', 'list_qualification_types', '--types-query'],
    ['kinesisanalyticsv2', 'add_application_output', '--application-output'],
    ['opensearchmemory', 'search_events', '--input-query'],
  ])(
    '%s %s: %s, because the AWS CLI has an option of the rule’s name, or renamed it',
    (service, name, option) => {
      expect(optionsOf(service, name)).toContain(option)
    },
  )

  it('earlier names still work and are not shown', () => {
    const [code] = parameterNames(operation('iam', 'enable_mfa_device')).filter(({ option }) =>
      option.includes('code1'),
    )
    expect(code).toMatchObject({ option: '--authentication-code1', aliases: ['--authentication-code-1'] })
  })
})

describe('a parameter says what it takes', () => {
  it.each([
    ['sns', 'publish', '--message', { type: 'text', isRequired: true, syntax: '<text>' }],
    [
      'ec2',
      'describe_instances',
      '--filters',
      { type: 'list', syntax: 'Name=<text>,Values=<text>,<text> ...' },
    ],
    ['ec2', 'describe_instances', '--dry-run', { type: 'flag', negative: '--no-dry-run', syntax: '' }],
    ['ec2', 'describe_instances', '--next-token', { type: 'text', isHidden: true }],
    ['ec2', 'describe_instances', '--max-results', { type: 'integer', isHidden: true, syntax: '<integer>' }],
    ['ec2', 'modify_instance_attribute', '--ebs-optimized', { type: 'flag', negative: '--no-ebs-optimized' }],
    ['s3', 'put_object', '--body', { type: 'file', syntax: '<path>' }],
    ['lambda', 'invoke', '--payload', { type: 'blob', syntax: '<blob>' }],
    ['logs', 'filter_log_events', '--start-time', { type: 'integer' }],
    ['cloudwatch', 'get_metric_statistics', '--start-time', { type: 'timestamp', isRequired: true }],
    ['cloudwatch', 'get_metric_statistics', '--statistics', { enumValues: expect.arrayContaining(['Sum']) }],
    [
      'dynamodb',
      'query',
      '--expression-attribute-values',
      { type: 'map', syntax: expect.stringMatching(/^KeyName1=\{S=<text>,N=<text>,/) },
    ],
    ['sqs', 'create_queue', '--attributes', { type: 'map', syntax: 'KeyName1=<text>,KeyName2=<text>' }],
    ['lambda', 'create_function', '--zip-file', { type: 'blob', isRequired: false, syntax: '<blob>' }],
    ['lambda', 'create_function', '--zip-files', undefined],
  ])('%s %s %s', (service, name, option, expected) => {
    const one = operation(service, name)
    const parameter = [...parameterNames(one), ...shortcutNames(one)].find((it) => it.option === option)
    if (expected === undefined) expect(parameter).toBeUndefined()
    else expect(parameter).toMatchObject(expected)
  })

  it('a token that the client makes up is not required', () => {
    const required = parameterNames(operation('ecs', 'create_service')).filter((one) => one.isRequired)
    expect(required.map(({ option }) => option)).toEqual(['--service-name'])
  })
})

const services = sampleOf('commandLines', serviceNames())

describe('every operation', () => {
  it.each(services)(
    '%s: no two options have the same name, and none is ours in our second spelling',
    (service) => {
      const model = loadModel(service)
      const collisions = model.operationNames.flatMap((name) => {
        const one = model.operation(name)
        if (!one) return []
        const all = [...parameterNames(one), ...shortcutNames(one)]
        const options = all.flatMap(({ option, negative, aliases }) => [
          option,
          ...(negative ? [negative] : []),
          ...aliases,
        ])
        const twice = options.filter((option, index) => options.indexOf(option) !== index)
        const taken = options.filter((option) => option.startsWith('--cli-'))
        return [...twice, ...taken].map((option) => `${name} ${option}`)
      })
      expect(collisions).toEqual([])
    },
  )

  it.each(services)('%s: each parameter can be reached by its name', (service) => {
    const model = loadModel(service)
    const unreachable = model.operationNames.flatMap((name) => {
      const one = model.operation(name)
      if (!one) return []
      const spellings = new Spellings(one)
      const shadowed = [...spellings.shadowed.values()].map(({ option }) => option)
      return parameterNames(one).flatMap(({ option, member }) => {
        const found = spellings.find(option)
        const isReached = found && 'spelling' in found && found.spelling.target.parameter?.member === member
        return isReached || shadowed.includes(option) ? [] : [`${name} ${option}`]
      })
    })
    expect(unreachable).toEqual([])
  })
})
