import { loadModel, type ModelDescription, modelOf, type OperationModel } from '../src/models/index.js'
import type { RawResponse, Structure } from '../src/protocols/index.js'
import { answer, type Fault, type HttpRequest, readPlan } from '../src/simulator/index.js'
import { loadedProtocol } from '../test/support/loaded-protocol.js'

/** A response as a service sends it, and its operation. */
export interface ValidPage {
  readonly operation: OperationModel
  readonly protocol: string
  readonly kind: 'page' | 'error'
  readonly response: RawResponse
}

/** A listing, and the input that it requires. Services with short responses come first. */
const listings: readonly (readonly [service: string, operation: string, input?: Structure])[] = [
  ['dynamodb', 'ListTables'],
  ['dynamodb', 'Scan', { TableName: 'table' }],
  ['logs', 'DescribeLogGroups'],
  ['ecs', 'ListClusters'],
  ['lambda', 'ListFunctions'],
  ['lambda', 'ListLayers'],
  ['apigateway', 'GetApiKeys'],
  ['batch', 'ListJobs'],
  ['s3', 'ListObjectsV2', { Bucket: 'bucket' }],
  ['s3', 'ListBuckets'],
  ['s3', 'ListParts', { Bucket: 'bucket', Key: 'key', UploadId: 'id' }],
  ['route53', 'ListHostedZones'],
  ['cloudfront', 'ListDistributions'],
  ['sns', 'ListTopics'],
  ['iam', 'ListRoles'],
  ['rds', 'DescribeDBSnapshots'],
  ['cloudformation', 'ListStacks'],
  ['ec2', 'DescribeTags'],
  ['ec2', 'DescribeAddressesAttribute'],
  ['ec2', 'DescribeVolumes'],
  ['ec2', 'DescribeInstances'],
  ['cloudwatch', 'ListMetrics'],
  ['cloudwatch', 'DescribeAlarms'],
  ['cloudwatch', 'GetMetricData', { MetricDataQueries: [], StartTime: new Date(0), EndTime: new Date(1) }],
]

/** Pages of no, one and two items, and the errors of the services. All come from the simulator. */
export function validPages(): readonly ValidPage[] {
  return listings.flatMap(([service, name, input = {}]) => {
    const { description } = loadModel(service)
    return service === 'cloudwatch'
      ? [...pagesOf(description, name, input), ...pagesOf(usingCbor(description), name, input)]
      : pagesOf(description, name, input)
  })
}

/** As boto3, we use JSON for CloudWatch, which also supports CBOR and has listings of all kinds. */
function usingCbor(description: ModelDescription): ModelDescription {
  const metadata = { ...description.service.metadata, protocols: ['smithy-rpc-v2-cbor'] }
  return { ...description, service: { ...description.service, metadata } }
}

function pagesOf(description: ModelDescription, name: string, input: Structure): ValidPage[] {
  const operation = modelOf(description).findOperation(name)
  if (!operation?.paginationRule) throw new Error(`${name} has no pages`)
  const sizes = [0, 1, 2].map((items) => responseOf({ operation, description, input }, { items, faults: [] }))
  const faults = (['throttle', 'error'] as const).map((kind) =>
    responseOf({ operation, description, input }, { items: 0, faults: [{ on: 1, kind }] }),
  )
  return [...sizes, ...faults]
}

interface Call {
  readonly operation: OperationModel
  readonly description: ModelDescription
  readonly input: Structure
}

function responseOf(
  { operation, description, input }: Call,
  plan: { readonly items: number; readonly faults: readonly Fault[] },
): ValidPage {
  const protocol = loadedProtocol(operation.service)
  const key = `${operation.service.name}.${operation.name}`
  const planned = readPlan({ [key]: { ...plan, pageSize: Math.max(1, plan.items - 1) } }, [description])
  const { response } = answer(planned, requestOf(operation, input), { total: 0, ofOperation: new Map() })
  const { statusCode, headers, body } = response
  const kind = plan.faults.length > 0 ? 'error' : 'page'
  if (statusCode < 300 !== (kind === 'page')) throw new Error(`${key}: ${Buffer.from(body).toString()}`)
  return { operation, protocol: protocol.name, kind, response: { statusCode, headers, body } }
}

function requestOf(operation: OperationModel, input: Structure): HttpRequest {
  const {
    method,
    path,
    query,
    headers,
    body = '',
  } = loadedProtocol(operation.service).encodeRequest(operation, input)
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const text of [value ?? ''].flat()) search.append(name, text)
  }
  return { method, url: search.size > 0 ? `${path}?${search}` : path, headers, body: Buffer.from(body) }
}
