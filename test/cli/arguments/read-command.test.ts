import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Command, readCommand, skeletonOf } from '../../../src/cli/arguments/index.js'
import { UsageError } from '../../../src/cli/options/index.js'
import { loadModel, type OperationModel } from '../../../src/models/index.js'

const files: Record<string, string | Uint8Array> = {
  '/home/me/policy.json': '{"Version":"2012-10-17"}',
  'ids.json': '["i-1","i-2"]',
  'ids.txt': 'i-1 i-2',
  'filters.json': '[{"Name":"a","Values":["b"]}]',
  'input.json': '{"Bucket":"from-file","Prefix":"logs/","MaxKeys":5}',
  'input.yaml': 'Bucket: from-file # the log bucket\nPrefix: logs/\nMaxKeys: 5\n',
  'crlf.txt': 'a\r\nb\r\n',
  'photo.jpg': new Uint8Array([0xff, 0xd8, 0xff]),
  'base64.txt': 'aGVs\nbG8=\n',
}

const io = {
  readFile(path: string): Uint8Array {
    const content = files[path]
    if (content === undefined) throw new Error('no such file')
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  },
}

beforeEach(() => {
  vi.stubEnv('HOME', '/home/me')
  vi.stubEnv('POLICIES', '/home/me')
  return () => vi.unstubAllEnvs()
})

function operation(service: string, name: string): OperationModel {
  const found = loadModel(service).findOperation(name)
  if (!found) throw new Error(`no ${service} ${name}`)
  return found
}

/** Reads `service operation …`, the words divided at blanks unless they are given as a list. */
function read(line: string, ...more: readonly string[]): Promise<Command> {
  const [service = '', name = '', ...words] = line.split(' ')
  return readCommand(operation(service, name), [...words, ...more], { io })
}

async function inputOf(line: string, ...more: readonly string[]): Promise<unknown> {
  return (await read(line, ...more)).input
}

async function problemsOf(line: string, ...more: readonly string[]): Promise<readonly string[]> {
  const outcome = await read(line, ...more).catch((error: unknown) => error)
  if (outcome instanceof UsageError) return outcome.problems
  throw new Error(`no problems: ${JSON.stringify(outcome)}`)
}

describe('values', () => {
  it.each<[string, string[], unknown]>([
    ['sns publish --message hello --topic-arn arn:x', [], { Message: 'hello', TopicArn: 'arn:x' }],
    ['sns publish --message', ['two words'], { Message: 'two words' }],
    ['sns publish --message=hello', [], { Message: 'hello' }],
    ['sns publish --message=', [], { Message: '' }],
    ['sns publish --message', ['a=b'], { Message: 'a=b' }],
    ['s3 list-objects-v2 --bucket b --max-keys 5', [], { Bucket: 'b', MaxKeys: 5 }],
    ['s3 list-objects-v2 --bucket a --bucket b', [], { Bucket: 'b' }],
    ['ec2 describe-instances --instance-ids i-1 i-2', [], { InstanceIds: ['i-1', 'i-2'] }],
    ['ec2 describe-instances --instance-ids', ['["i-1","i-2"]'], { InstanceIds: ['i-1', 'i-2'] }],
    ['ec2 describe-instances --instance-ids', [], { InstanceIds: [] }],
    ['ec2 describe-instances --instance-ids file://ids.json', [], { InstanceIds: ['i-1', 'i-2'] }],
    ['ec2 describe-instances --dry-run', [], { DryRun: true }],
    ['ec2 describe-instances --no-dry-run', [], { DryRun: false }],
    ['ec2 describe-instances --dry-run --no-dry-run', [], { DryRun: false }],
    [
      'ec2 describe-instances --filters Name=instance-type,Values=m5.large,m5.xlarge Name=a,Values=b',
      [],
      {
        Filters: [
          { Name: 'instance-type', Values: ['m5.large', 'm5.xlarge'] },
          { Name: 'a', Values: ['b'] },
        ],
      },
    ],
    [
      'ec2 describe-instances --filters',
      ['{"Name":"a","Values":["b"]}', 'Name=c,Values=d'],
      {
        Filters: [
          { Name: 'a', Values: ['b'] },
          { Name: 'c', Values: ['d'] },
        ],
      },
    ],
    ['ec2 describe-instances --filters file://filters.json', [], { Filters: [{ Name: 'a', Values: ['b'] }] }],
    [
      'ec2 run-instances --min-count 1 --max-count 1 --image-id x --block-device-mappings DeviceName=/dev/sda1,Ebs={VolumeSize=8,Encrypted=true}',
      [],
      {
        MinCount: 1,
        MaxCount: 1,
        ImageId: 'x',
        BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 8, Encrypted: true } }],
      },
    ],
    [
      'dynamodb get-item --table-name t --key',
      ['{"id":{"N":"1"},"b":{"B":"aGVsbG8="}}'],
      { TableName: 't', Key: { id: { N: '1' }, b: { B: new Uint8Array([104, 101, 108, 108, 111]) } } },
    ],
    ['dynamodb get-item --table-name t --key id={S=a}', [], { TableName: 't', Key: { id: { S: 'a' } } }],
    [
      'sqs create-queue --queue-name q --attributes DelaySeconds=5,MaximumMessageSize=1024',
      [],
      { QueueName: 'q', Attributes: { DelaySeconds: '5', MaximumMessageSize: '1024' } },
    ],
    [
      'logs filter-log-events --log-group-name g --start-time 1700000000000',
      [],
      { logGroupName: 'g', startTime: 1_700_000_000_000 },
    ],
    [
      'logs filter-log-events --log-group-name g --start-time 9007199254740993',
      [],
      { logGroupName: 'g', startTime: 9007199254740993n },
    ],
    [
      'cloudwatch put-metric-alarm --alarm-name a --evaluation-periods 1 --comparison-operator LessThanThreshold --threshold -0.5',
      [],
      {
        AlarmName: 'a',
        EvaluationPeriods: 1,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: -0.5,
      },
    ],
    [
      'cloudtrail lookup-events --start-time 2024-05-01T00:00:00Z --end-time 1714600000',
      [],
      { StartTime: '2024-05-01T00:00:00Z', EndTime: '1714600000' },
    ],
    [
      'kms encrypt --key-id k --plaintext aGVsbG8=',
      [],
      { KeyId: 'k', Plaintext: new Uint8Array(Buffer.from('hello')) },
    ],
    [
      'kms encrypt --key-id k --plaintext hello --cli-binary-format raw-in-base64-out',
      [],
      { KeyId: 'k', Plaintext: new Uint8Array(Buffer.from('hello')) },
    ],
    [
      'kms encrypt --key-id k --plaintext fileb://photo.jpg',
      [],
      { KeyId: 'k', Plaintext: files['photo.jpg'] },
    ],
    [
      'kms encrypt --key-id k --plaintext file://base64.txt',
      [],
      { KeyId: 'k', Plaintext: new Uint8Array(Buffer.from('hello')) },
    ],
    [
      's3 put-object --bucket b --key k --body photo.jpg',
      [],
      { Bucket: 'b', Key: 'k', Body: files['photo.jpg'] },
    ],
    [
      'iam create-policy --policy-name p --policy-document file://~/policy.json',
      [],
      { PolicyName: 'p', PolicyDocument: files['/home/me/policy.json'] },
    ],
    [
      'iam create-policy --policy-name p --policy-document file://$POLICIES/policy.json',
      [],
      { PolicyName: 'p', PolicyDocument: files['/home/me/policy.json'] },
    ],
    ['sns publish --message file://crlf.txt', [], { Message: 'a\nb\n' }],
    ['sns publish --message', ['https://example.com/'], { Message: 'https://example.com/' }],
    [
      'ec2 modify-instance-attribute --instance-id i --ebs-optimized',
      [],
      { InstanceId: 'i', EbsOptimized: { Value: true } },
    ],
    [
      'ec2 modify-instance-attribute --instance-id i --no-ebs-optimized',
      [],
      { InstanceId: 'i', EbsOptimized: { Value: false } },
    ],
    [
      'ec2 modify-instance-attribute --instance-id i --ebs-optimized Value=false',
      [],
      { InstanceId: 'i', EbsOptimized: { Value: false } },
    ],
    [
      'ec2 modify-instance-attribute --instance-id i --instance-type m5.large',
      [],
      { InstanceId: 'i', InstanceType: { Value: 'm5.large' } },
    ],
    [
      'ec2 modify-instance-attribute --instance-id i --instance-type Value=m5.large',
      [],
      { InstanceId: 'i', InstanceType: { Value: 'm5.large' } },
    ],
    [
      'elb describe-instance-health --load-balancer-name l --instances i-1 i-2',
      [],
      { LoadBalancerName: 'l', Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }] },
    ],
  ])('%s %j', async (line, more, input) => {
    expect(await inputOf(line, ...more)).toEqual(input)
  })

  it('a document is JSON, and its numbers stay numbers', async () => {
    const input = await inputOf(
      'bedrock-runtime converse --model-id m --additional-model-request-fields',
      '{"top_k":200,"big":18446744073709551616,"nested":{"a":[1,"b",null]}}',
    )
    expect(input).toEqual({
      modelId: 'm',
      additionalModelRequestFields: { top_k: 200, big: 2 ** 64, nested: { a: [1, 'b', null] } },
    })
  })
})

describe('shortcuts of the AWS CLI', () => {
  it.each<[string, unknown]>([
    [
      'ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr 10.0.0.0/8',
      {
        GroupId: 'sg-1',
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
        ],
      },
    ],
    [
      'ec2 revoke-security-group-ingress --group-name g --protocol all --port 1-9 --source-group sg-2 --group-owner 1',
      {
        GroupName: 'g',
        IpPermissions: [
          { IpProtocol: '-1', FromPort: 1, ToPort: 9, UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '1' }] },
        ],
      },
    ],
    ['ec2 run-instances --image-id a --count 2:4', { ImageId: 'a', MinCount: 2, MaxCount: 4 }],
    ['ec2 run-instances --image-id a --count 1', { ImageId: 'a', MinCount: 1, MaxCount: 1 }],
    ['emr list-clusters --failed', { ClusterStates: ['TERMINATED_WITH_ERRORS'] }],
    [
      'cloudfront create-invalidation --distribution-id d --paths /a /b',
      {
        DistributionId: 'd',
        InvalidationBatch: {
          Paths: { Quantity: 2, Items: ['/a', '/b'] },
          CallerReference: expect.stringMatching(/^nexttoken-/),
        },
      },
    ],
    [
      'cloudwatch put-metric-data --namespace n --metric-name m --value 1.5 --dimensions a=b,c=d',
      {
        Namespace: 'n',
        MetricData: [
          {
            MetricName: 'm',
            Value: 1.5,
            Dimensions: [
              { Name: 'a', Value: 'b' },
              { Name: 'c', Value: 'd' },
            ],
          },
        ],
      },
    ],
    [
      'config put-configuration-recorder --recording-group allSupported=true --configuration-recorder name=n',
      { ConfigurationRecorder: { name: 'n', recordingGroup: { allSupported: true } } },
    ],
    [
      'lambda publish-layer-version --layer-name l --zip-file fileb://photo.jpg',
      { LayerName: 'l', Content: { ZipFile: files['photo.jpg'] } },
    ],
  ])('%s', async (line, input) => {
    expect(await inputOf(line)).toEqual(input)
  })

  it('a problem names the option that was written', async () => {
    const line = 'ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port ssh'
    expect(await problemsOf(line)).toEqual(['--port: expected an integer, got a string ("ssh")'])
  })
})

describe('words', () => {
  it.each<[string, string[], unknown]>([
    ['ec2 describe-instances --filter Name=a,Values=b', [], { Filters: [{ Name: 'a', Values: ['b'] }] }],
    ['ec2 describe-instances --instance-id i-1', [], { InstanceIds: ['i-1'] }],
    ['sns publish --message -5', [], { Message: '-5' }],
    ['sns publish --message', ['- a list'], { Message: '- a list' }],
    ['sns publish --message', ['--not an option'], { Message: '--not an option' }],
    ['sns publish --message -', [], { Message: '-' }],
    ['sns publish --message=--dashes', [], { Message: '--dashes' }],
    ['sns list-topics --next-token -abc', [], { NextToken: '-abc' }],
    ['ec2 describe-instances --instance-ids i-1 --dry-run', [], { InstanceIds: ['i-1'], DryRun: true }],
    ['ec2 describe-instances --instance-ids=i-1 --dry-run', [], { InstanceIds: ['i-1'], DryRun: true }],
  ])('%s %j', async (line, more, input) => {
    expect(await inputOf(line, ...more)).toEqual(input)
  })

  it('the file of a streaming output is a word behind the options', async () => {
    const command = await read('s3 get-object --bucket b --key k out.bin --version-id 1')
    expect(command.outfile).toBe('out.bin')
    expect(command.input).toEqual({ Bucket: 'b', Key: 'k', VersionId: '1' })
    expect((await read('s3 get-object --bucket b --key k -- --odd-name')).outfile).toBe('--odd-name')
    expect((await read('s3 get-object --bucket b --key k')).outfile).toBeUndefined()
  })
})

describe('our own options', () => {
  it('stand beside the parameters', async () => {
    const command = await read(
      'sns list-topics --max-items 5 --page-size 2 --region eu-west-1 --columns TopicArn',
    )
    expect(command.input).toEqual({})
    expect(command.own).toEqual({
      'max-items': 5,
      'page-size': 2,
      region: 'eu-west-1',
      columns: ['TopicArn'],
    })
  })

  it('a parameter with the name of one wins, and ours is --cli-NAME', async () => {
    const line = 'cloudformation create-stack-instances --stack-set-name s --regions eu-west-1 us-east-1'
    const { input, own } = await read(`${line} --cli-regions all`)
    expect(input).toEqual({ StackSetName: 's', Regions: ['eu-west-1', 'us-east-1'] })
    expect(own).toEqual({ regions: ['all'] })
  })

  /** awscli/customizations/paginate.py: `unify_paging_params` */
  it('--max-items and --page-size mean paging where an operation has pages, whatever its parameters are', async () => {
    const zones = await read('route53 list-hosted-zones --max-items 5')
    expect(zones).toMatchObject({ input: {}, own: { 'max-items': 5 } })
    const users = await read('iam list-users --max-items 7')
    expect(users).toMatchObject({ input: {}, own: { 'max-items': 7 } })
  })

  /** awscli/customizations/paginate.py: `check_should_enable_pagination` puts the shadowed arguments back. */
  it('with --no-paginate they are the operation’s own parameters again', async () => {
    const { input, own } = await read('iam list-users --max-items 7 --no-paginate')
    expect(input).toEqual({ MaxItems: 7 })
    expect(own).toEqual({ 'no-paginate': true })
  })

  /** awscli/clidriver.py: the main parser takes its options before the operation's parser sees the words. */
  it('an option that the AWS CLI has everywhere wins, and its prefixes do', async () => {
    const { input, own } = await read(
      'eks create-cluster --name n --role-arn r --resources-vpc-config subnetIds=a --kubernetes-version 1.29 --reg us-east-1',
    )
    expect(input).toMatchObject({ version: '1.29' })
    expect(own).toEqual({ region: 'us-east-1' })
  })

  it('--generate-cli-skeleton may stand alone, and then nothing is missing', async () => {
    expect((await read('s3 list-objects-v2 --generate-cli-skeleton')).own).toEqual({
      'generate-cli-skeleton': 'input',
    })
    expect((await read('s3 list-objects-v2 --generate-cli-skeleton yaml-input')).own).toEqual({
      'generate-cli-skeleton': 'yaml-input',
    })
    expect(await problemsOf('s3 list-objects-v2 --generate-cli-skeleton output')).toEqual([
      '--bucket is required: --bucket <text>',
    ])
  })

  it('--help stops at nothing', async () => {
    expect((await read('s3 list-objects-v2 --bogus --help')).own).toEqual({ help: true })
    expect((await read('s3 list-objects-v2 help')).own).toEqual({ help: true })
    expect((await read('s3 list-objects-v2 -h')).own).toEqual({ help: true })
  })
})

describe('a whole input', () => {
  it.each([
    ['s3 list-objects-v2 --cli-input-json', '{"Bucket":"b","Prefix":"logs/","MaxKeys":5}'],
    ['s3 list-objects-v2 --cli-input-json', 'file://input.json'],
    ['s3 list-objects-v2 --cli-input-yaml', 'file://input.yaml'],
    ['s3 list-objects-v2 --cli-input-yaml', '{ Bucket: b, Prefix: logs/, MaxKeys: 5 }'],
  ])('%s %s', async (line, value) => {
    expect(await inputOf(line, value, '--bucket', 'b')).toEqual({ Bucket: 'b', Prefix: 'logs/', MaxKeys: 5 })
  })

  it('blobs are base64 in it, and bytes in YAML', async () => {
    const bytes = new Uint8Array(Buffer.from('hello'))
    expect(await inputOf('kms encrypt --cli-input-json', '{"KeyId":"k","Plaintext":"aGVsbG8="}')).toEqual({
      KeyId: 'k',
      Plaintext: bytes,
    })
    const yaml = await inputOf('kms encrypt --cli-input-yaml', 'KeyId: k\nPlaintext: !!binary aGVsbG8=\n')
    expect(yaml).toEqual({ KeyId: 'k', Plaintext: bytes })
  })

  it('a large integer keeps its digits', async () => {
    const yaml = 'logGroupName: g\nstartTime: 9007199254740993\nlimit: 5\n'
    expect(await inputOf('logs filter-log-events --cli-input-yaml', yaml)).toEqual({
      logGroupName: 'g',
      startTime: 9007199254740993n,
      limit: 5,
    })
  })
})

describe('problems', () => {
  it.each<[string, string[], string[]]>([
    ['sns publish', [], ['--message is required: --message <text>']],
    [
      's3 copy-object',
      [],
      [
        '--bucket is required: --bucket <text>',
        '--copy-source is required: --copy-source <text>',
        '--key is required: --key <text>',
      ],
    ],
    ['sns list-topics --topic-arn x', [], ['unknown option --topic-arn']],
    ['sns publish --mesage x --message y', [], ['unknown option --mesage; did you mean "--message"?']],
    ['sns publish --message', [], ['--message needs a value']],
    [
      'sns publish --message --topic-arn a',
      [],
      ['--message needs a value; to pass a value that begins with dashes, write --message=--topic-arn'],
    ],
    ['sns publish --message two words', [], ['unexpected word "words"; quote a value that contains spaces']],
    [
      'ec2 describe-instances --dry-run=true',
      [],
      ['--dry-run takes no value: write --dry-run or --no-dry-run; got "true"'],
    ],
    [
      'ec2 describe-instances --dry-run false',
      [],
      ['--dry-run takes no value: write --dry-run or --no-dry-run; got "false"'],
    ],
    [
      's3 list-objects-v2 --bucket b --max-keys many',
      [],
      ['--max-keys: expected an integer, got a string ("many")'],
    ],
    [
      'iam create-policy --policy-n p --policy x',
      [],
      [
        '--policy can be --policy-name or --policy-document; write more of it',
        '--policy-document is required: --policy-document <text>',
      ],
    ],
    [
      'ec2 describe-instances --filters Name',
      [],
      ['--filters[0]: cannot read "Name": expected "=", got the end at position 5'],
    ],
    [
      'ec2 describe-instances --filters Name=a,Value=b',
      [],
      ['--filters[0]: unknown parameter "Value"; did you mean "Values"?'],
    ],
    ['ec2 describe-instances --filters', ['[{"Name":}]'], ['--filters: invalid JSON: got "[{\\"Name\\":}]"']],
    [
      'ec2 describe-instances --filters',
      ['{Name:a,Values:[b]}'],
      [
        expect.stringMatching(
          /^--filters\[0\]: invalid JSON: got "\{Name:a,Values:\[b\]\}".*; the shell takes double quotes away unless single quotes surround the JSON$/,
        ) as string,
      ],
    ],
    [
      'ec2 describe-instances --instance-ids file://ids.txt',
      [],
      ['--instance-ids: the file of a list must contain a JSON array'],
    ],
    [
      'sns publish --message file://missing.txt',
      [],
      ['--message: cannot read the file "missing.txt": no such file'],
    ],
    [
      'sns publish --message file://photo.jpg',
      [],
      ['--message: the file "photo.jpg" is not UTF-8 text; use fileb:// for binary content'],
    ],
    [
      'lambda invoke --function-name f --payload',
      ['{"a":1}', 'out.json'],
      [
        '--payload: expected base64, got a value that is not shown; pass base64, fileb://PATH, or --cli-binary-format raw-in-base64-out for text as it is',
      ],
    ],
    [
      's3 list-objects-v2 --cli-input-json',
      ['{"Bucket":"b","Prefx":"p"}'],
      ['--cli-input-json: unknown parameter "Prefx"; did you mean "Prefix"?'],
    ],
    [
      's3 list-objects-v2 --cli-input-json',
      ['["b"]'],
      [
        '--cli-input-json: expected an object with the parameters by their names',
        '--bucket is required: --bucket <text>',
      ],
    ],
    [
      's3 list-objects-v2 --cli-input-yaml',
      ['a: [b'],
      [
        expect.stringContaining('--cli-input-yaml: invalid YAML at line 1') as string,
        '--bucket is required: --bucket <text>',
      ],
    ],
    [
      'cloudtrail lookup-events --start-time yesterday',
      [],
      ['--start-time: expected a Date, epoch seconds or an ISO 8601 string, got a string ("yesterday")'],
    ],
    ['sns list-topics --color green', [], ['--color is "green": pass one of on, off, auto']],
  ])('%s %j', async (line, more, problems) => {
    expect(await problemsOf(line, ...more)).toEqual(problems)
  })

  it('come all at once', async () => {
    const problems = await problemsOf(
      's3 list-objects-v2 --max-keys many --prefx p --color green --request-payer requester extra',
    )
    expect(problems).toEqual([
      'unknown option --prefx; did you mean "--prefix"?',
      '--color is "green": pass one of on, off, auto',
      'unexpected word "extra"; quote a value that contains spaces',
      '--bucket is required: --bucket <text>',
      '--max-keys: expected an integer, got a string ("many")',
    ])
  })

  it('show no secret', async () => {
    const [problem] = await problemsOf('kms encrypt --key-id k --plaintext', 'my secret!')
    expect(problem).not.toContain('my secret!')
    const [json] = await problemsOf(
      'secretsmanager create-secret --name n --cli-input-json',
      '{"SecretString":"hunter2",}',
    )
    expect(json).not.toContain('hunter2')
  })

  it('a value that the model does not know is sent, with a warning', async () => {
    const { input, warnings } = await read(
      'ec2 describe-instance-attribute --instance-id i --attribute instanceTyp',
    )
    expect(input).toEqual({ InstanceId: 'i', Attribute: 'instanceTyp' })
    expect(warnings).toEqual(['--attribute: unknown value "instanceTyp"; did you mean "instanceType"?'])
  })
})

describe('skeletons', () => {
  it('have every member, with the placeholders of the AWS CLI', () => {
    expect(skeletonOf(operation('sns', 'list_topics'), 'input')).toEqual({ NextToken: '' })
    expect(skeletonOf(operation('sns', 'list_topics'), 'output')).toEqual({
      Topics: [{ TopicArn: 'TopicArn' }],
      NextToken: 'NextToken',
    })
    expect(skeletonOf(operation('cloudtrail', 'lookup_events'), 'input')).toEqual({
      LookupAttributes: [{ AttributeKey: 'EventId', AttributeValue: '' }],
      StartTime: '1970-01-01T00:00:00',
      EndTime: '1970-01-01T00:00:00',
      EventCategory: 'insight',
      MaxResults: 0,
      NextToken: '',
    })
    expect(skeletonOf(operation('kms', 'encrypt'), 'input')).toMatchObject({ Plaintext: null })
    expect(skeletonOf(operation('kms', 'encrypt'), 'yaml-input')).toMatchObject({
      Plaintext: new Uint8Array(),
    })
  })

  it('a structure within itself stays empty', () => {
    expect(skeletonOf(operation('dynamodb', 'put_item'), 'input')).toMatchObject({
      Item: { KeyName: { S: '', M: { KeyName: {} }, L: [{}] } },
    })
  })
})

describe('all shards of a stream', () => {
  it.each<[string, unknown]>([
    ['kinesis get-records --stream-name s --parallel 2', { StreamName: 's' }],
    [
      'kinesis get-records --stream-arn arn:s --shard-iterator-type LATEST --parallel 2',
      { StreamARN: 'arn:s', ShardIteratorType: 'LATEST' },
    ],
    ['kinesis get-records --stream-name s --checkpoint x', { StreamName: 's' }],
    [
      'dynamodbstreams get-records --stream-arn arn:aws:dynamodb:us-east-1:1:table/t/stream/2024 --parallel 2',
      { StreamArn: 'arn:aws:dynamodb:us-east-1:1:table/t/stream/2024' },
    ],
  ])('%s needs no iterator', async (line, input) => {
    expect(await inputOf(line)).toEqual(input)
  })

  it.each<[string, readonly unknown[]]>([
    [
      'kinesis get-records --stream-name s',
      ['--stream-name needs --parallel, which reads all shards of a stream'],
    ],
    ['kinesis get-records --limit 3', ['--shard-iterator is required: --shard-iterator <text>']],
    [
      'kinesis get-shard-iterator --stream-name s --parallel 2',
      [
        expect.stringContaining('--shard-id is required'),
        expect.stringContaining('--shard-iterator-type is required'),
      ],
    ],
  ])('%s is refused', async (line, problems) => {
    expect(await problemsOf(line)).toEqual(problems)
  })
})
