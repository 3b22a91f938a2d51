/** What an API's documentation says of its rate. */
export interface Quota {
  /** Requests a second. */
  readonly rate: number
  /** As many at once after a pause; where it is left out, a second's worth. */
  readonly burst?: number
}

interface ServiceQuotas {
  /** For all of the service's operations together, in all regions. */
  readonly together?: Quota
  /** For each operation that has a row, by account and region. */
  readonly operations?: Readonly<Record<string, Quota>>
}

/**
 * Default quotas of paged operations, each from the page above it. They are where a rate begins, not where it ends: an
 * account whose quota was raised is found out.
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
  route53: { together: { rate: 10, burst: 50 } },
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

/** Where an operation's rate is shared, and what it begins with. */
export interface QuotaScope {
  readonly quota: Quota | undefined
  /** Whether all operations and regions of the service share it. */
  readonly isTogether: boolean
}

export function knownQuota(service: string, operation: string): QuotaScope {
  const known = Object.hasOwn(quotas, service) ? quotas[service] : undefined
  if (known?.together) return { quota: known.together, isTogether: true }
  const { operations = {} } = known ?? {}
  return {
    quota: Object.hasOwn(operations, operation) ? operations[operation] : undefined,
    isTogether: false,
  }
}
