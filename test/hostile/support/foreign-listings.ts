import { type ClientConfig, client } from '../../../src/client/index.js'
import { startHttpServer } from '../../support/http-server.js'

/** A listing of which the first page has one item and says that there is more. */
export interface Listing {
  readonly service: string
  readonly operation: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly first: string
  /** The page after it, which is the last. */
  readonly last: string
}

export const s3: Listing = {
  service: 's3',
  operation: 'list_objects_v2',
  input: { Bucket: 'b' },
  first:
    '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>' +
    '<Contents><Key>a</Key></Contents></ListBucketResult>',
  last: '<ListBucketResult><Contents><Key>b</Key></Contents></ListBucketResult>',
}

export const ec2: Listing = {
  service: 'ec2',
  operation: 'describe_vpcs',
  first:
    '<DescribeVpcsResponse><vpcSet><item><vpcId>v</vpcId></item></vpcSet><nextToken>t</nextToken></DescribeVpcsResponse>',
  last: '<DescribeVpcsResponse><vpcSet><item><vpcId>w</vpcId></item></vpcSet></DescribeVpcsResponse>',
}

export const sns: Listing = {
  service: 'sns',
  operation: 'list_topics',
  first:
    '<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>a</TopicArn></member></Topics>' +
    '<NextToken>t</NextToken></ListTopicsResult></ListTopicsResponse>',
  last: '<ListTopicsResponse><ListTopicsResult><Topics><member/></Topics></ListTopicsResult></ListTopicsResponse>',
}

export const route53: Listing = {
  service: 'route53',
  operation: 'list_hosted_zones',
  first:
    '<ListHostedZonesResponse><HostedZones><HostedZone><Id>z</Id></HostedZone></HostedZones>' +
    '<IsTruncated>true</IsTruncated><NextMarker>m</NextMarker></ListHostedZonesResponse>',
  last: '<ListHostedZonesResponse><HostedZones><HostedZone/></HostedZones></ListHostedZonesResponse>',
}

export const cloudfront: Listing = {
  service: 'cloudfront',
  operation: 'list_distributions',
  first:
    '<DistributionList><IsTruncated>true</IsTruncated><NextMarker>m</NextMarker>' +
    '<Items><DistributionSummary><Id>d</Id></DistributionSummary></Items></DistributionList>',
  last: '<DistributionList><Items><DistributionSummary/></Items></DistributionList>',
}

export const organizations: Listing = {
  service: 'organizations',
  operation: 'list_accounts',
  first: '{"Accounts":[{"Id":"1"}],"NextToken":"t"}',
  last: '{"Accounts":[{"Id":"2"}]}',
}

export const dynamodb: Listing = {
  service: 'dynamodb',
  operation: 'list_tables',
  first: '{"TableNames":["aaa"],"LastEvaluatedTableName":"aaa"}',
  last: '{"TableNames":["bbb"]}',
}

export const lambda: Listing = {
  service: 'lambda',
  operation: 'list_functions',
  first: '{"Functions":[{"FunctionName":"f"}],"NextMarker":"m"}',
  last: '{"Functions":[{"FunctionName":"g"}]}',
}

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/** Lists from a server that gives these answers, the last one for good. */
export async function list(
  { service, operation, input = {} }: Listing,
  answers: readonly string[],
  maxAttempts = 1,
) {
  const server = await startHttpServer(
    ...answers.map((body) => (_: unknown, response: { end(body: string): void }) => response.end(body)),
  )
  const config: ClientConfig = {
    region: 'us-east-1',
    endpoint: server.url,
    credentials,
    maxAttempts,
    forcePathStyle: true,
    governor: false,
  }
  const pages = client(service, config).paginate(operation, input)
  return { items: await pages.items().toArray(), receipt: pages.receipt }
}

/** A row whose words begin with the service. */
export function withService<Rest extends unknown[]>([words, listing, ...rest]: [string, Listing, ...Rest]): [
  string,
  Listing,
  ...Rest,
] {
  return [`${listing.service}: ${words}`, listing, ...rest]
}
