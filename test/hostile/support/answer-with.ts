import { type ClientConfig, client } from '../../../src/client/index.js'
import { NextTokenError } from '../../../src/errors/index.js'
import { loadModel, type ModelDescription } from '../../../src/models/index.js'
import { startHttpServer } from '../../support/http-server.js'

export const requestId = 'r-0123'

export interface HostileAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A configuration whose endpoint gives every request this one answer. */
export async function answerWith({ status = 200, headers, body = '' }: HostileAnswer): Promise<ClientConfig> {
  const server = await startHttpServer((_, response) => {
    response.writeHead(status, { 'x-amzn-requestid': requestId, ...headers }).end(body)
  })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  return { region: 'us-east-1', endpoint: server.url, credentials, maxAttempts: 1 }
}

/** CloudWatch with the one of its protocols that boto3 does not choose. */
export function cloudwatchInCbor(): ModelDescription {
  const { description } = loadModel('cloudwatch')
  const metadata = { ...description.service.metadata, protocols: ['smithy-rpc-v2-cbor'] }
  return { ...description, service: { ...description.service, metadata } }
}

type Items = Promise<readonly unknown[]>

/** Lists everything, in each protocol. */
export const listings: Readonly<Record<string, (config: ClientConfig) => Items>> = {
  query: (config) => client('sns', config).paginate('list_topics').items().toArray(),
  ec2: (config) => client('ec2', config).paginate('describe_tags').items().toArray(),
  'rest-xml': (config) =>
    client('s3', { ...config, forcePathStyle: true })
      .paginate('list_objects_v2', { Bucket: 'bucket' })
      .items()
      .toArray(),
  json: (config) => client('dynamodb', config).paginate('scan', { TableName: 't' }).items().toArray(),
  'rest-json': (config) => client('lambda', config).paginate('list_layers').items().toArray(),
  'smithy-rpc-v2-cbor': (config) =>
    client(cloudwatchInCbor(), config).paginate('list_metrics').items().toArray(),
}

/** What a listing in a protocol gives for an answer. */
export async function list(protocol: string, answer: HostileAnswer): Items {
  const listing = listings[protocol]
  if (!listing) throw new Error(`no listing for ${protocol}`)
  return listing(await answerWith(answer))
}

/** The error that it ends with. */
export async function refusal(promise: Promise<unknown>): Promise<NextTokenError> {
  const outcome: unknown = await promise.then(
    (value) => new Error(`it gave ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  if (outcome instanceof NextTokenError) return outcome
  throw outcome
}
