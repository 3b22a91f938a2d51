/** Operations that write, start or consume something, although their names or pages say that they read. */
export interface WritingOperations {
  readonly reason: string
  readonly source?: string
  /** `service Operation`. */
  readonly operations: readonly string[]
}

/** Written by hand, from AWS's documentation: tools/inventory asks about an operation that nobody has decided on. */
export const writingOperations: readonly WritingOperations[] = [
  {
    reason: 'It also creates an ARN for a landing zone that has none yet.',
    source: 'https://docs.aws.amazon.com/controltower/latest/APIReference/API_ListLandingZones.html',
    operations: ['controltower ListLandingZones'],
  },
  {
    reason: 'It sets the status of stream URLs whose application or stream group is gone to REVOKED.',
    source: 'https://docs.aws.amazon.com/gameliftstreams/latest/apireference/API_ListStreamUrls.html',
    operations: ['gameliftstreams ListStreamUrls'],
  },
  {
    reason: 'It hands out a decision task, which starts: nobody else gets it.',
    source: 'https://docs.aws.amazon.com/amazonswf/latest/apireference/API_PollForDecisionTask.html',
    operations: ['swf PollForDecisionTask'],
  },
  {
    reason: 'It starts a query, which is charged by the data that it scans.',
    source: 'https://docs.aws.amazon.com/timestream/latest/developerguide/API_query_Query.html',
    operations: ['iotsitewise ExecuteQuery', 'iottwinmaker ExecuteQuery', 'timestream-query Query'],
  },
  {
    reason: 'Its statement may insert, update or delete.',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html',
    operations: ['dynamodb ExecuteStatement'],
  },
  {
    reason: 'It makes URLs that give access to a model.',
    operations: ['sagemaker CreateHubContentPresignedUrls'],
  },
  {
    reason: 'It performs a search in the assistant, which a model answers.',
    operations: ['qconnect QueryAssistant', 'wisdom QueryAssistant'],
  },
  {
    reason: 'It runs a model over the documents that it gets, which is charged.',
    operations: ['bedrock-agent-runtime Rerank'],
  },
  {
    reason: 'It computes recommendations anew.',
    operations: ['ce GetRightsizingRecommendation'],
  },
  {
    reason: 'It hands out credentials.',
    operations: ['lakeformation GetTemporaryDataLocationCredentials'],
  },
]
