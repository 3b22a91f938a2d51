import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operationCommand, parameterNames, shortcutNames } from '../../src/cli/arguments/index.js'
import { loadModel, serviceNames } from '../../src/models/index.js'
import {
  awsNameOf,
  canonical,
  operationOf,
  ourLine,
  type ReadLine,
  theirLines,
  theirOptions,
} from './support/aws-command-lines.js'
import { customized, leftOut } from './support/aws-customizations.js'
import { writtenWords } from './support/written-values.js'

/** As people type them: a word each, quoted where the shell would need it. */
const typed = `
sns list-topics
sns list-topics --max-items 5 --page-size 2
sns list-topics --starting-token abc --region eu-west-1 --output json
sns list-topics --next-token abc
sns publish --topic-arn arn:aws:sns:us-east-1:123456789012:t --message 'hello world'
sns publish --topic-arn arn:x --message=--dashes
sns publish --topic-arn arn:x --message -5
sns publish --topic-arn arn:x --message '- item'
sns publish --topic-arn arn:x --message -x
sns publish --topic-arn arn:x --message x --message-attributes 'a={DataType=String,StringValue=b}'
sns publish --topic-arn arn:x --message x --message-attributes '{"a":{"DataType":"Binary","BinaryValue":"aGVsbG8="}}'
sns subscribe --topic-arn arn:x --protocol email --notification-endpoint a@example.com
sns subscribe --topic-arn arn:x
sns list-topics --topic-arn x
sns list-topics extra
sqs receive-message --queue-url https://sqs.us-east-1.amazonaws.com/1/q --attribute-names All --max-number-of-messages 10
sqs create-queue --queue-name q --attributes DelaySeconds=5,MaximumMessageSize=1024 --tags a=b,c=d
sqs send-message --queue-url u --message-body b --delay-seconds ten
sqs send-message-batch --queue-url u --entries Id=1,MessageBody=a Id=2,MessageBody=b
ec2 describe-instances --filters Name=instance-type,Values=m5.large,m5.xlarge Name=tag:Env,Values=prod
ec2 describe-instances --filter Name=instance-state-name,Values=running --query Reservations[].Instances[].InstanceId
ec2 describe-instances --filters '[{"Name":"a","Values":["b"]}]'
ec2 describe-instances --filters '{"Name":"a","Values":["b"]}' '{"Name":"c","Values":["d"]}'
ec2 describe-instances --filters '{"Name":"a","Values":"b"}'
ec2 describe-instances --filters Name=a
ec2 describe-instances --filters Name
ec2 describe-instances --filters Name=a,Value=b
ec2 describe-instances --filters Name=a,Name=b
ec2 describe-instances --instance-ids i-1 i-2 --dry-run
ec2 describe-instances --instance-ids '["i-1","i-2"]' --no-dry-run
ec2 describe-instances --instance-ids --no-dry-run --dry-run
ec2 describe-instances --instance-id i-1
ec2 describe-instances --instance-ids=i-1
ec2 describe-instances --instance-ids i-1 --instance-ids i-2
ec2 describe-instances --dry-run=true
ec2 describe-instances --dry-run true
ec2 describe-instances --max-results 5
ec2 describe-instances --max-items 5 --no-paginate
ec2 describe-instances --profile
ec2 describe-images --owners self amazon --filters "Name=name,Values='a,b','c'"
ec2 describe-volumes --filters Name=attachment.instance-id,Values=i-1 --max-items 10
ec2 describe-snapshots --owner-ids self --region us-west-2
ec2 describe-instance-attribute --instance-id i-1 --attribute userData
ec2 modify-instance-attribute --instance-id i-1 --ebs-optimized
ec2 modify-instance-attribute --instance-id i-1 --no-ebs-optimized
ec2 modify-instance-attribute --instance-id i-1 --ebs-optimized Value=false
ec2 modify-instance-attribute --instance-id i-1 --instance-type m5.large
ec2 modify-instance-attribute --instance-id i-1 --instance-type Value=m5.large
ec2 modify-instance-attribute --instance-id i-1 --groups sg-1 sg-2
ec2 create-image --instance-id i-1 --name n --reboot
ec2 create-image --instance-id i-1 --name n --no-reboot
ec2 create-tags --resources i-1 i-2 --tags Key=a,Value=b 'Key=c d,Value='
ec2 create-network-acl-entry --network-acl-id n --rule-number 100 --protocol 6 --rule-action allow --ingress --cidr-block 0.0.0.0/0 --port-range From=22,To=22
ec2 create-network-acl-entry --network-acl-id n --rule-number 100 --protocol 6 --rule-action allow --egress
ec2 create-launch-template --launch-template-name n --launch-template-data '{"ImageId":"ami-1","InstanceType":"m5.large"}'
ec2 describe-spot-price-history --start-time 2024-05-01T00:00:00Z --end-time 1714600000 --instance-types m5.large
ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=22,ToPort=22,IpRanges=[{CidrIp=10.0.0.0/8,Description="a, b"}]'
s3api list-objects-v2 --bucket b --prefix logs/ --max-keys 5
s3api list-objects-v2 --bucket b --page-size 100 --max-items 1000 --query 'Contents[].Key' --output text
s3api list-objects-v2 --bucket b --max-keys five
s3api list-objects-v2
s3api list-object-versions --bucket b --delimiter /
s3api list-buckets --no-sign-request
s3api get-bucket-location --bucket b --endpoint-url http://127.0.0.1:5000
s3api put-object-tagging --bucket b --key k --tagging 'TagSet=[{Key=a,Value=b},{Key=c,Value=d}]'
s3api put-bucket-tagging --bucket b --tagging TagSet=[{Key=a,Value=b}]
s3api put-bucket-versioning --bucket b --versioning-configuration Status=Enabled
s3api create-bucket --bucket b --create-bucket-configuration LocationConstraint=eu-west-1
s3api put-bucket-lifecycle-configuration --bucket b --lifecycle-configuration '{"Rules":[{"ID":"a","Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":30}}]}'
s3api delete-objects --bucket b --delete Objects=[{Key=a},{Key=b}],Quiet=true
s3api put-object --bucket b --key k --metadata a=b,c=d --content-type text/plain --acl private
s3api head-object --bucket b --key k --if-modified-since 2024-05-01
dynamodb scan --table-name t --max-items 5
dynamodb get-item --table-name t --key '{"id":{"S":"a"}}' --consistent-read
dynamodb get-item --table-name t --key id={S=a}
dynamodb put-item --table-name t --item '{"id":{"N":"1"},"b":{"B":"aGVsbG8="},"l":{"L":[{"BOOL":true}]}}' --return-consumed-capacity TOTAL
dynamodb query --table-name t --key-condition-expression 'id = :id' --expression-attribute-values '{":id":{"S":"a"}}' --no-scan-index-forward
dynamodb create-table --table-name t --attribute-definitions AttributeName=a,AttributeType=S --key-schema AttributeName=a,KeyType=HASH --provisioned-throughput ReadCapacityUnits=5,WriteCapacityUnits=5
dynamodb update-table --table-name t --billing-mode PAY_PER_REQUEST
dynamodb batch-get-item --request-items '{"t":{"Keys":[{"id":{"S":"a"}}]}}'
iam list-users --max-items 7
iam list-users --max-items 7 --no-paginate
iam list-users --path-prefix /a/ --page-size 10
iam enable-mfa-device --user-name u --serial-number s --authentication-code1 123456 --authentication-code2 654321
iam enable-mfa-device --user-name u --serial-number s --authentication-code-1 123456 --authentication-code-2 654321
iam create-role --role-name r --assume-role-policy-document '{"Version":"2012-10-17"}' --tags Key=a,Value=b
iam create-policy --policy-name p --policy {}
iam create-policy --policy-n p --policy-d {}
lambda list-functions --function-version ALL --max-items 20
lambda update-function-configuration --function-name f --environment 'Variables={A=1,B="x,y"}' --timeout 30
lambda list-event-source-mappings --function-name f
logs filter-log-events --log-group-name g --start-time 1700000000000 --filter-pattern ERROR --log-stream-names a b
logs filter-log-events --log-group-name g --start-time 9007199254740993
logs describe-log-groups --log-group-name-prefix /aws/ --max-items 3 --color off
logs put-log-events --log-group-name g --log-stream-name s --log-events timestamp=1,message=a timestamp=2,message=b
cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name CPUUtilization --start-time 2024-05-01 --end-time 2024-05-02 --period 300 --statistics Average Sum --dimensions Name=InstanceId,Value=i-1
cloudwatch put-metric-alarm --alarm-name a --evaluation-periods 1 --comparison-operator LessThanThreshold --threshold -0.5 --no-actions-enabled
cloudwatch list-metrics --namespace AWS/EC2 --recently-active PT3H
cloudwatch describe-alarms --state-value ALARM
cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=RunInstances --max-items 3
route53 list-hosted-zones --max-items 5
route53 list-resource-record-sets --hosted-zone-id Z1 --max-items 5 --start-record-name a.example.com
route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"a","Type":"A","TTL":60,"ResourceRecords":[{"Value":"1.2.3.4"}]}}]}'
route53 get-traffic-policy --id a --traffic-policy-version 1
ecs list-tasks --cluster c --desired-status RUNNING
ecs run-task --cluster c --task-definition t --network-configuration 'awsvpcConfiguration={subnets=[a,b],securityGroups=[c],assignPublicIp=ENABLED}' --disable-execute-command
ecs describe-tasks --cluster c --tasks a b --include TAGS
eks create-cluster --name n --role-arn r --resources-vpc-config subnetIds=a,b,endpointPublicAccess=false --kubernetes-version 1.29
eks list-clusters --include all
elb describe-instance-health --load-balancer-name l --instances i-1 i-2
elbv2 describe-target-health --target-group-arn a --targets Id=i-1,Port=80
emr list-steps --cluster-id j-1 --step-states PENDING
rds describe-db-instances --db-instance-identifier d --page-size 20
rds describe-db-snapshots --filters Name=db-instance-id,Values=a
ssm get-parameters --names a b --with-decryption
ssm describe-parameters --parameter-filters Key=Name,Option=BeginsWith,Values=/a/
ssm send-command --document-name d --targets Key=tag:Env,Values=prod --parameters commands=ls,pwd
ssm send-command --document-name d --parameters '{"commands":["ls -l"]}'
kms list-aliases --key-id k
kms encrypt --key-id k --plaintext aGVsbG8=
kms encrypt --key-id k --plaintext 'not base64'
kinesis put-record --stream-name s --data aGVsbG8= --partition-key p
glue get-tables --database-name d --expression 'a*' --max-items 5
stepfunctions send-task-success --task-token t --task-output {}
codepipeline get-pipeline --name p --pipeline-version 2
deploy list-applications --max-items 2
configservice describe-config-rules --config-rule-names a b
cloudformation describe-stacks --stack-name s
cloudformation create-stack-instances --stack-set-name s --accounts 123456789012 --regions eu-west-1 us-east-1
cloudformation create-stack --stack-name s --template-body '{}' --parameters ParameterKey=a,ParameterValue=b ParameterKey=c,UsePreviousValue=true --capabilities CAPABILITY_IAM
organizations list-accounts --max-items 1
secretsmanager list-secrets --filters Key=name,Values=a
apigateway get-rest-apis --limit 5
apigateway create-rest-api --name n --api-version v1
workspaces describe-workspaces --workspace-ids ws-1
workspaces reboot-workspaces --reboot-workspace-requests ws-1 ws-2
bedrock-runtime converse --model-id m --messages '[{"role":"user","content":[{"text":"hi"}]}]' --additional-model-request-fields '{"top_k":200}'
bedrock-runtime converse --model-id m --additional-model-request-fields top_k=200
rekognition detect-labels --image-bytes fileb://package.json --max-labels 5
ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr 10.0.0.0/8
ec2 authorize-security-group-ingress --group-id sg-1 --protocol all --source-group sg-2 --group-owner 123456789012
ec2 revoke-security-group-ingress --group-name g --protocol udp --port 1000-2000 --source-group other
ec2 revoke-security-group-egress --group-id sg-1 --protocol icmp --port -1 --cidr 0.0.0.0/0
ec2 run-instances --image-id ami-1 --count 2:4 --instance-type t3.micro
ec2 run-instances --image-id ami-1 --count 1 --block-device-mappings 'DeviceName=/dev/sda1,Ebs={VolumeSize=8}'
ses send-email --from a@example.com --to b@example.com c@example.com --subject s --text 'a text'
cloudwatch put-metric-data --namespace n --metric-name m --value 1.5 --unit Count --dimensions a=b,c=d
cloudwatch put-metric-data --namespace n --metric-name m --statistic-values Sum=1,Minimum=2,Maximum=3,SampleCount=4 --timestamp 2024-05-01
emr list-clusters --active
emr list-clusters --cluster-states RUNNING
translate import-terminology --name n --merge-strategy OVERWRITE --data-file fileb://package.json --terminology-data Format=CSV
deploy create-deployment --application-name a --s3-location bucket=b,key=k,bundleType=zip
deploy get-application-revision --application-name a --github-location repository=r,commitId=c
configservice put-configuration-recorder --configuration-recorder name=n,roleARN=r --recording-group allSupported=true,includeGlobalResourceTypes=true
sns list-topics --cli-input-json '{"NextToken":"a"}'
s3api list-objects-v2 --cli-input-json '{"Bucket":"b","Prefix":"a"}' --prefix c
s3api list-objects-v2 --cli-input-json '{"Bucket":"b"'
s3api list-objects-v2 --cli-input-json '{"Bucket":"b","Prefx":"a"}'
`

/** Divides a line into words, as a shell does with quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  )
}

const lines = typed.trim().split('\n').map(wordsOf)

/** Lines that the two read differently, with the reason. */
const differences: Readonly<Record<string, string>> = {
  'sns list-topics --max-items 5 --page-size 2':
    'SNS has no page size: the AWS CLI does not know the option, and nexttoken says so when it lists',
  'sns publish --topic-arn arn:x --message -x':
    'there are no options with one dash, so nexttoken takes the word as the value',
  'ec2 describe-instances --max-items 5 --no-paginate':
    'the AWS CLI refuses the two together; with nexttoken, it is one page with at most so many items',
  'ec2 describe-snapshots --owner-ids self --region us-west-2':
    'the AWS CLI has a default page size for two operations of EC2',
  'route53 list-resource-record-sets --hosted-zone-id Z1 --max-items 5 --start-record-name a.example.com':
    'with a page token by hand, the AWS CLI requests one page; nexttoken lists from there',
}

function isSame(theirs: ReadLine | undefined, ours: ReadLine): boolean {
  if (theirs?.error !== undefined || ours.error !== undefined)
    return theirs?.error !== undefined && ours.error !== undefined
  const { region, output } = theirs?.globals ?? {}
  return (
    canonical(theirs?.input) === canonical(ours.input) &&
    canonical(numbered(theirs?.paging)) === canonical(ours.paging) &&
    (region ?? undefined) === ours.globals?.region &&
    (output ?? undefined) === ours.globals?.output
  )
}

/** Where a service counts in texts, so does the AWS CLI. */
function numbered(paging: ReadLine['paging'] = {}): object {
  return Object.fromEntries(
    Object.entries(paging).map(([name, value]) => [name, name === 'StartingToken' ? value : Number(value)]),
  )
}

async function compare(all: readonly (readonly string[])[]): Promise<string[]> {
  const theirs = theirLines(all)
  const ours = await Promise.all(all.map(ourLine))
  expect(theirs).toHaveLength(all.length)
  return all.flatMap((argv, index) => {
    const [a, b] = [theirs[index], ours[index] ?? {}]
    const line = argv.join(' ')
    return isSame(a, b) || Object.hasOwn(differences, line) ? [] : [`${line}\n  ${show(a)}\n  ${show(b)}`]
  })
}

function show(read: ReadLine | undefined): string {
  return read?.error === undefined ? canonical(read).slice(0, 500) : `error: ${read.error.trim().slice(-200)}`
}

describe('a command line means what it means to the AWS CLI', () => {
  it(`in ${lines.length} lines that people type`, async () => {
    expect(await compare(lines)).toEqual([])
  })

  it('in generated lines of all protocols', async () => {
    const services = [
      'cloudwatch',
      'dynamodb',
      'ec2',
      'iam',
      'lambda',
      'logs',
      'route53',
      's3',
      'sns',
      'sqs',
      'ecs',
      'rds',
    ]
    const commands = services.flatMap((service) =>
      loadModel(service).operationNames.map((name) => [awsNameOf(service), operationCommand(name)] as const),
    )
    const line = fc.constantFrom(...commands.filter(isOrdinary)).chain(([service, command]) => {
      const operation = operationOf(service, command)
      // The AWS CLI requires it, and nexttoken writes to standard output without it.
      const outfile = operation.output?.payload?.shape.type === 'blob' ? ['out.bin'] : []
      return writtenWords(parameterNames(operation)).map((words) => [service, command, ...outfile, ...words])
    })
    expect(await compare(fc.sample(line, { numRuns: 120 }))).toEqual([])
  })
})

/** Two operations have a page size of the AWS CLI's own; it writes the events of the others itself. */
const special = [
  ...['ec2 describe-snapshots', 'ec2 describe-volumes'],
  ...['logs start-live-tail', 's3api select-object-content'],
]

function isOrdinary([service, command]: readonly [string, string]): boolean {
  const name = `${service} ${command}`
  return !Object.hasOwn(customized, name) && ![...leftOut, ...special].includes(name)
}

/** Options that the AWS CLI adds to operations. Ours are in a table of their own. */
const added = [
  'cli-input-json',
  'generate-cli-skeleton',
  'starting-token',
  'page-size',
  'max-items',
  'outfile',
]

describe('the options of operations have the AWS CLI’s names', () => {
  const operations = serviceNames().flatMap((name) =>
    loadModel(name).operationNames.map((operation) => ({
      service: awsNameOf(name),
      operation: operationCommand(operation),
    })),
  )
  const answers = theirOptions(operations)

  it(`in ${operations.length} operations`, () => {
    const changes = operations.flatMap((one, index) => {
      const [theirs = {}, ours] = [answers[index], optionsOf(one)]
      if (theirs.missing) return []
      const lacking = Object.keys(theirs).filter((name) => !added.includes(name) && !ours.includes(name))
      const more = ours.filter((name) => !Object.hasOwn(theirs, name))
      const change = [...lacking.map((name) => `-${name}`), ...more.map((name) => `+${name}`)].join(' ')
      return change === '' ? [] : [[`${one.service} ${one.operation}`, change]]
    })
    expect(Object.fromEntries(changes)).toEqual(customized)
  })

  it('and those that the AWS CLI leaves out are known', () => {
    const missing = operations.filter((_, index) => answers[index]?.missing)
    expect(missing.map(({ service, operation }) => `${service} ${operation}`)).toEqual(leftOut)
  })
})

function optionsOf({
  service,
  operation,
}: {
  readonly service: string
  readonly operation: string
}): string[] {
  const one = operationOf(service, operation)
  return [...parameterNames(one), ...shortcutNames(one)].flatMap(({ option, negative, aliases }) =>
    [option, ...(negative ? [negative] : []), ...aliases].map((name) => name.slice(2)),
  )
}
