import { mixedRows } from './mixed-rows.js'

/** An operation whose pages are measured, and the number of items on a page. */
export interface PageCase {
  readonly name: string
  readonly service: string
  /** The AWS SDK v3's package, after `@aws-sdk/client-`. */
  readonly sdk: string
  readonly operation: string
  /** The page's list. */
  readonly list: string
  readonly pageSize: number
  readonly input?: Readonly<Record<string, unknown>>
  readonly item?: (index: number) => unknown
  /** Corrections where the simulator's output differs from the service's. */
  readonly asSent?: (body: string) => string
  /** Cases of one group take turns in each round, so that their pages can be compared with each other. */
  readonly group?: string
  /** Whether only nexttoken, the SDK and the bytes are measured. */
  readonly fewRivals?: boolean
  /** The name of the operation in aws-lite's plugin, if it has one. */
  readonly lite?: 'S3' | 'DynamoDB' | 'Lambda'
  /** Whether the items are measured as plain values too. */
  readonly hasDocuments?: boolean
  /** Whether responses are chunked, as S3's lists are. */
  readonly chunked?: boolean
  /** Number of pages for warming up, and of measured pages. */
  readonly warm: number
  readonly pages: number
}

const key = (index: number) => {
  const folder = `logs/2026/11/23/${String(index).padStart(7, '0')}/`
  return `${folder.padEnd(68, 'abcdef-')}.csv`
}
const stored = (index: number) => ({
  Key: key(index),
  LastModified: new Date(Date.UTC(2026, 10, 23) + index * 1000),
  ETag: '"d41d8cd98f00b204e9800998ecf8427e"',
  Size: index * 1000,
  StorageClass: 'STANDARD',
  ...{ ChecksumAlgorithm: ['CRC64NVME'], ChecksumType: 'FULL_OBJECT' },
  ...{ Owner: undefined, RestoreStatus: undefined },
})
/** S3 writes milliseconds and escapes quotes; without a delimiter it returns no common prefixes. */
const asS3 = (body: string) =>
  body
    .replaceAll('"', '&quot;')
    .replaceAll('Z<', '.000Z<')
    .replace(/<CommonPrefixes>.*<\/CommonPrefixes>/, '')
const record = (index: number) => ({
  id: { S: `order-${String(index).padStart(7, '0')}` },
  customer: { S: `customer-${index % 97}` },
  total: { N: String(index / 4) },
  paid: { BOOL: index % 2 === 0 },
  tags: { L: [{ S: 'retail' }, { S: 'eu' }] },
})

/** A role's trust policy as IAM sends it: URL-encoded JSON. */
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
const role = (index: number) => {
  const name = `deploy-${String(index).padStart(6, '0')}`
  return {
    ...{ Path: '/service-role/', RoleName: name, RoleId: `AROA${String(index).padStart(17, 'X')}` },
    Arn: `arn:aws:iam::123456789012:role/service-role/${name}`,
    CreateDate: new Date(Date.UTC(2026, 10, 23) + index * 1000),
    AssumeRolePolicyDocument: encodeURIComponent(trust),
    ...{ Description: 'Deploys the orders service', MaxSessionDuration: 3600 },
    ...{ PermissionsBoundary: undefined, Tags: undefined, RoleLastUsed: undefined },
  }
}

const topics = { service: 'sns', sdk: 'sns', operation: 'ListTopics', list: 'Topics' }
const s3 = { service: 's3', sdk: 's3', lite: 'S3', chunked: true, asSent: asS3 } as const
const thousand = { pageSize: 1000, warm: 100, pages: 100 }
const hundred = { pageSize: 100, warm: 200, pages: 200 }

const objects: Omit<PageCase, 'name'> = {
  ...{ ...s3, ...thousand, operation: 'ListObjectsV2', list: 'Contents', group: 'S3 ListObjectsV2' },
  ...{ input: { Bucket: 'bench' }, item: stored },
}

export const cases: readonly PageCase[] = [
  { name: 'S3 ListObjectsV2, 1,000 keys', ...objects },
  ...Object.entries(mixedRows).map(([name, { item, asSent }]) => ({
    name: `S3 ListObjectsV2, 1,000 keys, ${name}`,
    ...{ ...objects, fewRivals: true },
    item: (index: number) => item(stored(index), index),
    asSent: (body: string) => asSent(asS3(body)),
  })),
  {
    name: 'S3 ListObjectVersions, 1,000 versions',
    ...{ ...s3, ...thousand, operation: 'ListObjectVersions', list: 'Versions' },
    input: { Bucket: 'bench' },
    item: (index) => ({ ...stored(index), VersionId: `v-${index}`.padEnd(32, 'x'), IsLatest: true }),
  },
  {
    name: 'SNS ListTopics, 100 topics',
    ...{ ...topics, pageSize: 100, warm: 1000, pages: 1000 },
  },
  {
    name: 'EC2 DescribeInstances, 50 instances',
    ...{ service: 'ec2', sdk: 'ec2', operation: 'DescribeInstances', list: 'Reservations' },
    ...{ pageSize: 50, warm: 40, pages: 40 },
  },
  {
    name: 'IAM ListRoles, 100 roles',
    ...{ ...hundred, service: 'iam', sdk: 'iam', operation: 'ListRoles', list: 'Roles' },
    item: role,
  },
  {
    name: 'DynamoDB Scan, 1,000 items',
    ...{ ...thousand, service: 'dynamodb', sdk: 'dynamodb', operation: 'Scan', list: 'Items' },
    ...{ lite: 'DynamoDB', hasDocuments: true, input: { TableName: 'orders' }, item: record },
    // Items of one table have the same attribute names.
    asSent: (body) => body.replace(/"AttributeMapKey-\d+":\{.*?\},"id"/g, '"id"'),
  },
  {
    name: 'CloudWatch Logs FilterLogEvents, 1,000 events',
    ...{ ...thousand, service: 'logs', sdk: 'cloudwatch-logs', operation: 'FilterLogEvents' },
    ...{ list: 'events', input: { logGroupName: 'orders' } },
  },
  {
    name: 'SSM DescribeParameters, 50 parameters',
    ...{ ...hundred, service: 'ssm', sdk: 'ssm', operation: 'DescribeParameters', list: 'Parameters' },
    pageSize: 50,
  },
  {
    name: 'Lambda ListFunctions, 50 functions',
    ...{ ...hundred, service: 'lambda', sdk: 'lambda', operation: 'ListFunctions', list: 'Functions' },
    ...{ lite: 'Lambda', pageSize: 50 },
    asSent: (body) => body.replace(/VariablesKey-\d+/g, 'STAGE'),
  },
  {
    // boto3 uses CBOR for few services, which are new.
    name: 'Partner Central ListRevenueAttributions, 100, CBOR',
    ...{ ...hundred, service: 'partnercentral-revenue-measurement' },
    ...{ sdk: 'partnercentral-revenue-measurement', operation: 'ListRevenueAttributions' },
    ...{ list: 'RevenueAttributionSummaries', input: { Catalog: 'AWS' } },
  },
  { name: 'SNS ListTopics, 10 topics', ...topics, pageSize: 10, warm: 3000, pages: 3000 },
]
