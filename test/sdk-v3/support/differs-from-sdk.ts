import type { ReceivedRequest } from 'nexttoken/simulator'

/**
 * How nexttoken differs from the AWS SDK v3 by design, and nothing else may: lists are there when AWS leaves them
 * out, and members and their types are those of botocore's release, which the SDK's release may be behind.
 */

/** Members that botocore has and the SDK does not have yet, by operation. Each must differ, or goes from here. */
export const newInBotocore: Readonly<Record<string, readonly string[]>> = {
  'ec2.DescribeCapacityBlockOfferings': ['CapacityBlockOfferingSegments'],
  'ec2.DescribeSnapshots': ['AssociatedKmsKeys'],
  'ec2.DescribeTransitGatewayPeeringAttachments': [
    'RequesterAllowMultipathResilience',
    'RequesterMultipathResilienceMode',
    'AccepterAllowMultipathResilience',
    'AccepterMultipathResilienceMode',
    'MultipathResilienceStatus',
  ],
  'ec2.DescribeVpcEndpointConnections': ['TransitGatewayAttachmentId', 'TransitGatewayAttachmentOwner'],
  'ec2.DescribeVpcEndpointServicePermissions': ['PermissionType'],
  'ec2.DescribeVpcPeeringConnections': [
    'AllowMultipathResilience',
    'MultipathResilienceMode',
    'MultipathResilienceStatus',
  ],
  'lambda.GetDurableExecutionHistory': ['ExecutionPausedDetails', 'ExecutionResumedDetails'],
  'lambda.ListFunctions': ['RuntimeConfig', 'AcceleratorConfig'],
  'lambda.ListVersionsByFunction': ['RuntimeConfig', 'AcceleratorConfig'],
  's3.ListParts': ['VersionId'],
}

/** Numbers in one model and texts in the other: Route 53's limits, S3's part numbers. */
const numbersOrTexts: ReadonlySet<string> = new Set(['MaxItems', 'NextPartNumberMarker', 'PartNumberMarker'])

/** Our page as the SDK would give it. `key` is the operation, such as `sns.ListTopics`. */
export function asSdkGives(ours: unknown, theirs: unknown, key: string): unknown {
  if (Array.isArray(ours)) {
    return ours.map((item, index) => asSdkGives(item, Array.isArray(theirs) ? theirs[index] : undefined, key))
  }
  if (typeof ours !== 'object' || ours === null || ours instanceof Date || ours instanceof Uint8Array)
    return ours
  const other: Readonly<Record<string, unknown>> = Object(theirs)
  const entries = Object.entries(ours)
    .filter(([name, value]) => name in other || !(isFilled(value) || newInBotocore[key]?.includes(name)))
    .map(([name, value]) => [name, memberAsSdkGives(name, [value, other[name]], key)])
  return Object.fromEntries(entries)
}

function memberAsSdkGives(name: string, [ours, theirs]: readonly [unknown, unknown], key: string): unknown {
  if (numbersOrTexts.has(name) && String(ours) === String(theirs)) return theirs
  return asSdkGives(ours, theirs, key)
}

/** nexttoken gives a page the lists that it is about, empty where AWS leaves them out. */
function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** What only the SDK sends (an operation's name in S3), and what only boto3 and nexttoken do (so any key can be listed). */
const ofOneSide: ReadonlySet<string> = new Set(['x-id', 'encoding-type', 'EncodingType'])

/** A request as it compares. The SDK ends the path of a bucket with a slash. */
export function requestToCompare({ method, path, input }: ReceivedRequest): object {
  const url = new URL(path, 'http://simulator')
  const query = [...url.searchParams].filter(([name]) => !ofOneSide.has(name)).sort()
  return { method, path: url.pathname.replace(/(.)\/$/, '$1'), query, input: inputToCompare(input) }
}

function inputToCompare(input: ReceivedRequest['input']): object {
  const entries = Object.entries(input).filter(([name]) => !ofOneSide.has(name))
  return Object.fromEntries(
    entries.map(([name, value]) => [name, numbersOrTexts.has(name) ? String(value) : value]),
  )
}
