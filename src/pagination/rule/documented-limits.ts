/** The smallest and the largest page size that a service accepts. */
export interface SizeBounds {
  readonly min: number
  /** undefined if neither the model nor the documentation gives one. */
  readonly max: number | undefined
}

interface DocumentedLimit {
  /** Omit it for all operations of the service. */
  readonly operations?: readonly string[]
  readonly min?: number
  readonly max: number
}

/**
 * Bounds of limit parameters from the API references, by service, where the model has none. The first row that matches
 * the operation counts. An operation is missing if its reference gives no number, or if that number is the default
 * anyway.
 */
const documented: Readonly<Record<string, readonly DocumentedLimit[]>> = {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html (25 by default, at most 500; others alike)
  apigateway: [{ max: 500 }],
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html (50, at most 100)
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingInstances.html (at most 50)
  autoscaling: [
    {
      operations: ['DescribeAutoScalingInstances', 'DescribeTrafficSources', 'DescribeWarmPool'],
      max: 50,
    },
    { max: 100 },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeHosts.html (5 to 500)
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumesModifications.html (up to 500)
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeScheduledInstances.html (5 to 300)
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html (1 to 200)
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeReservedInstancesOfferings.html (at most 100)
  // https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-pagination.html (1,000 for the others)
  ec2: [
    {
      operations: ['DescribeHosts', 'DescribeHostReservations', 'ListVolumesInRecycleBin'],
      min: 5,
      max: 500,
    },
    { operations: ['DescribeVolumesModifications'], max: 500 },
    { operations: ['DescribeScheduledInstances'], min: 5, max: 300 },
    { operations: ['DescribeLaunchTemplateVersions'], max: 200 },
    { operations: ['DescribeReservedInstancesOfferings'], max: 100 },
    { operations: ['GetCapacityManagerMetricData'], max: 100_000 },
    { operations: ['DescribeTags'], min: 5, max: 1000 },
    { max: 1000 },
  ],
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html (10 by default, 1 to 100)
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html (1 to 10)
  ecs: [
    { operations: ['DescribeCapacityProviders', 'ListAccountSettings'], max: 10 },
    { operations: ['DescribeGatewayResources'], max: 20 },
    { max: 100 },
  ],
  // https://docs.aws.amazon.com/inspector/v1/APIReference/API_ListFindings.html (10 by default, at most 500)
  inspector: [{ max: 500 }],
  // https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetCommentsForPullRequest.html (100, up to 500)
  codecommit: [{ operations: ['GetCommentsForComparedCommit', 'GetCommentsForPullRequest'], max: 500 }],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html (at most 1,000; the others alike)
  s3: [
    {
      operations: ['ListObjects', 'ListObjectsV2', 'ListObjectVersions', 'ListMultipartUploads', 'ListParts'],
      max: 1000,
    },
  ],
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html (1 to 1,000)
  sqs: [{ max: 1000 }],
}

export function documentedLimit(service: string, operation: string): SizeBounds {
  const rows = Object.hasOwn(documented, service) ? (documented[service] ?? []) : []
  const row = rows.find(({ operations }) => !operations || operations.includes(operation))
  return { min: row?.min ?? 1, max: row?.max }
}
