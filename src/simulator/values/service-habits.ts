/** Behaviour of a service that its model does not describe. */
export interface ServiceHabits {
  /** Number of items on a page if the request has no limit. */
  readonly pageSize?: number
  /** The largest page, if the model has no maximum or a greater one. */
  readonly maxPageSize?: number
  /** Error code and status for too many requests. */
  readonly throttle?: readonly [code: string, statusCode: number]
  /** Error code for a token that the service did not issue. */
  readonly invalidToken?: string
  /** Whether the root of an error document is `<Error>` instead of `<ErrorResponse>`. */
  readonly bareErrors?: boolean
  /** Result keys that are filled only if the request has this member. */
  readonly filledBy?: Readonly<Record<string, string>>
  /** Structures that hold exactly one of their members although the model does not mark them as unions. */
  readonly unions?: readonly string[]
  /** Texts that are numbers although the model does not say so. */
  readonly numbers?: readonly string[]
  /** Operations that are signed for another service name, by that name. */
  readonly signedFor?: Readonly<Record<string, readonly string[]>>
}

/** Each entry names the page that documents it. Everything else follows from the model. */
const habits: Readonly<Record<string, ServiceHabits>> = {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html (at most 1,000)
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (SlowDown, InvalidArgument)
  s3: {
    pageSize: 1000,
    maxPageSize: 1000,
    throttle: ['SlowDown', 503],
    invalidToken: 'InvalidArgument',
    bareErrors: true,
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html (no delimiter, no common prefixes)
    filledBy: { CommonPrefixes: 'Delimiter' },
    // Its path is that of ListBuckets; AWS has another host for it.
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListDirectoryBuckets.html
    signedFor: { s3express: ['ListDirectoryBuckets'] },
  },
  // https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html (100 a page)
  sns: { pageSize: 100, invalidToken: 'InvalidParameter' },
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html (100 by default)
  iam: { pageSize: 100 },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html (at most 100)
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html (a union)
  dynamodb: {
    pageSize: 100,
    throttle: ['ProvisionedThroughputExceededException', 400],
    unions: ['AttributeValue'],
    numbers: ['NumberAttributeValue'],
  },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_AttributeValue.html (a union)
  dynamodbstreams: { unions: ['AttributeValue'], numbers: ['NumberAttributeValue'] },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html (MaxResults up to 1,000)
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (RequestLimitExceeded)
  ec2: { pageSize: 1000, maxPageSize: 1000, throttle: ['RequestLimitExceeded', 503] },
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html (50 by default)
  logs: { pageSize: 50 },
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html (at most 50)
  ssm: { pageSize: 50, throttle: ['ThrottlingException', 400] },
  // https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html (50 a page)
  lambda: { pageSize: 50, maxPageSize: 50, throttle: ['TooManyRequestsException', 429] },
  // https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html (at most 100)
  // https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html (at most 300)
  route53: { pageSize: 100, maxPageSize: 300, throttle: ['Throttling', 400] },
  // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html (100)
  cloudfront: { pageSize: 100, throttle: ['Throttling', 400] },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html (500 a page)
  cloudwatch: { pageSize: 500 },
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html (1 to 1,000)
  sqs: { pageSize: 1000 },
  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreams.html (100 by default)
  kinesis: { pageSize: 100 },
}

const none: ServiceHabits = {}

export function serviceHabits(service: string): ServiceHabits {
  return Object.hasOwn(habits, service) ? (habits[service] ?? none) : none
}
