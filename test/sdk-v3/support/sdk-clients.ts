import * as cloudwatch from '@aws-sdk/client-cloudwatch'
import * as logs from '@aws-sdk/client-cloudwatch-logs'
import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as kms from '@aws-sdk/client-kms'
import * as lambda from '@aws-sdk/client-lambda'
import * as route53 from '@aws-sdk/client-route-53'
import * as s3 from '@aws-sdk/client-s3'
import * as sns from '@aws-sdk/client-sns'
import * as sqs from '@aws-sdk/client-sqs'
import * as ssm from '@aws-sdk/client-ssm'
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols'

/** What both sides are given. */
export interface SdkConfig {
  readonly region: string
  readonly endpoint: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly maxAttempts: number
}

/** One of the SDK's `paginate…` functions. */
export type SdkPaginate = (
  config: { client: object; pageSize?: number },
  input: object,
) => AsyncIterable<object>

/** The class of one of the SDK's commands. */
export type SdkCommandClass = new (input: object) => object

/** A service of the SDK: its client, and by operation the functions that list its pages and its commands. */
export interface SdkService {
  /** botocore's name of it. */
  readonly service: string
  readonly protocol: string
  readonly create: (config: SdkConfig) => object
  readonly paginators: Readonly<Record<string, SdkPaginate>>
  readonly commands: Readonly<Record<string, SdkCommandClass>>
}

/** Twelve services, one of them over a second protocol as well: all that AWS has are among them. */
export const sdkServices: readonly SdkService[] = [
  of('sns', 'query', sns, (config) => new sns.SNSClient(config)),
  of('iam', 'query', iam, (config) => new iam.IAMClient(config)),
  of('ec2', 'ec2', ec2, (config) => new ec2.EC2Client(config)),
  of('dynamodb', 'json 1.0', dynamodb, (config) => new dynamodb.DynamoDBClient(config)),
  of('sqs', 'json 1.0', sqs, (config) => new sqs.SQSClient(config)),
  of('cloudwatch', 'json 1.0', cloudwatch, (config) => new cloudwatch.CloudWatchClient(config)),
  of('logs', 'json 1.1', logs, (config) => new logs.CloudWatchLogsClient(config)),
  of('ssm', 'json 1.1', ssm, (config) => new ssm.SSMClient(config)),
  of('kms', 'json 1.1', kms, (config) => new kms.KMSClient(config)),
  of('lambda', 'rest-json', lambda, (config) => new lambda.LambdaClient(config)),
  of('s3', 'rest-xml', s3, (config) => new s3.S3Client({ ...config, forcePathStyle: true })),
  of('route53', 'rest-xml', route53, (config) => new route53.Route53Client(config)),
  of(
    'cloudwatch',
    'smithy-rpc-v2-cbor',
    cloudwatch,
    (config) => new cloudwatch.CloudWatchClient({ ...config, protocol: AwsSmithyRpcV2CborProtocol }),
  ),
]

function of(service: string, protocol: string, module: object, create: SdkService['create']): SdkService {
  const paginators: Record<string, SdkPaginate> = {}
  for (const [name, value] of Object.entries(module)) {
    if (name.startsWith('paginate') && isPaginate(value)) paginators[name.slice('paginate'.length)] = value
  }
  return { service, protocol, create, paginators, commands: commandsOf(module) }
}

function commandsOf(module: object): Record<string, SdkCommandClass> {
  const commands: Record<string, SdkCommandClass> = {}
  for (const [name, value] of Object.entries(module)) {
    if (/^[A-Z].*Command$/.test(name) && isCommand(value)) commands[name.slice(0, -'Command'.length)] = value
  }
  return commands
}

function isCommand(value: unknown): value is SdkCommandClass {
  return typeof value === 'function'
}

function isPaginate(value: unknown): value is SdkPaginate {
  return typeof value === 'function'
}
