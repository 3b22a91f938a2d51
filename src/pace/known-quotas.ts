/** The documented rate of an API. */
export interface Quota {
  /** Requests per second. */
  readonly rate: number
  /** Requests accepted at once after a pause. Defaults to the requests of one second. */
  readonly burst?: number
}

interface ServiceQuotas {
  /** The quota that all operations share, in all regions. */
  readonly allOperations?: Quota
  /** The quota of each operation, per account and region. */
  readonly operations?: Readonly<Record<string, Quota>>
}

/**
 * Default quotas of paged operations, each from the page above it. A rate starts there and can grow, because an account's
 * quota may have been raised.
 */
export const quotas: Readonly<Record<string, ServiceQuotas>> = {
  // https://docs.aws.amazon.com/accounts/latest/reference/quotas.html
  account: { operations: { ListRegions: { rate: 5 } } },
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
  cloudtrail: { operations: { LookupEvents: { rate: 2 } } },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_ListTags.html
  dax: { operations: { ListTags: { rate: 10 } } },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html
  dynamodb: { operations: { ListBackups: { rate: 5 }, ListTagsOfResource: { rate: 10 } } },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html
  dynamodbstreams: { operations: { ListStreams: { rate: 5 }, DescribeStream: { rate: 10 } } },
  // https://docs.aws.amazon.com/firehose/latest/APIReference/API_ListTagsForDeliveryStream.html
  firehose: { operations: { ListTagsForDeliveryStream: { rate: 5 } } },
  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreams.html
  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStream.html
  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListTagsForStream.html
  kinesis: {
    operations: { ListStreams: { rate: 5 }, DescribeStream: { rate: 10 }, ListTagsForStream: { rate: 5 } },
  },
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
  // https://aws.amazon.com/premiumsupport/knowledge-center/cloudwatch-logs-throttling/ (FilterLogEvents)
  logs: { operations: { DescribeLogStreams: { rate: 25 }, FilterLogEvents: { rate: 5 } } },
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html
  route53: { allOperations: { rate: 10, burst: 50 } },
  // https://docs.aws.amazon.com/servicequotas/latest/userguide/reference_limits.html
  'service-quotas': {
    operations: {
      ListAWSDefaultServiceQuotas: { rate: 10, burst: 20 },
      ListServiceQuotas: { rate: 10, burst: 20 },
      ListRequestedServiceQuotaChangeHistory: { rate: 5, burst: 10 },
      ListRequestedServiceQuotaChangeHistoryByQuota: { rate: 5, burst: 10 },
    },
  },
  // https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html
  // https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html
  // https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
  // https://docs.aws.amazon.com/sns/latest/api/API_ListEndpointsByPlatformApplication.html
  // https://docs.aws.amazon.com/sns/latest/api/API_ListPlatformApplications.html
  sns: {
    operations: {
      ListTopics: { rate: 30 },
      ListSubscriptions: { rate: 30 },
      ListSubscriptionsByTopic: { rate: 30 },
      ListEndpointsByPlatformApplication: { rate: 30 },
      ListPlatformApplications: { rate: 15 },
    },
  },
  // https://docs.aws.amazon.com/general/latest/gr/ssm.html (GetParametersByPath by default)
  ssm: { operations: { GetParametersByPath: { rate: 40 } } },
}

/** An operation's quota, and what shares it. */
export interface QuotaScope {
  readonly quota: Quota | undefined
  /** True if all operations and regions of the service share it. */
  readonly isShared: boolean
}

export function knownQuota(service: string, operation: string): QuotaScope {
  const known = Object.hasOwn(quotas, service) ? quotas[service] : undefined
  if (known?.allOperations) return { quota: known.allOperations, isShared: true }
  const { operations = {} } = known ?? {}
  return {
    quota: Object.hasOwn(operations, operation) ? operations[operation] : undefined,
    isShared: false,
  }
}
