/** Why a paginator is left out of the differential run: in whole, in its merged result, or in members of that. */
export interface Difference {
  readonly leaves: 'all' | 'result' | readonly string[]
  readonly why: string
}

const mapsAreJoined: Difference = {
  leaves: 'result',
  why: 'boto3 keeps the first page of a map and drops the others; nexttoken joins them',
}
const capacityIsSummed: Difference = {
  leaves: ['ConsumedCapacity'],
  why: 'boto3 gives the first page’s; nexttoken what all pages consumed (https://github.com/aws/aws-cli/issues/2958)',
}
const structureIsTheResult: Difference = {
  leaves: 'result',
  why: 'boto3 takes the structure around the list for the result, and keeps that of the first page alone',
}
const inputIsTheResult: Difference = {
  leaves: ['InsightId'],
  why: 'boto3 takes the input that every page repeats for a result, and puts the pages’ together',
}
const pageIsSummed: Difference = {
  leaves: ['TotalCost', 'AnnotationCount'],
  why: 'boto3 gives the first page’s count or cost; nexttoken what all pages come to, as their documentation says',
}
const needsBearerToken: Difference = {
  leaves: 'all',
  why: 'boto3 sends a bearer token over HTTPS alone, and the simulator speaks HTTP',
}
const elsewhere: Difference = {
  leaves: 'all',
  why: 'boto3 sends it to a host of its own: before the endpoint’s name (S3 Control), or in place of it',
}
const needsCrt: Difference = { leaves: 'all', why: 'boto3 signs it with SigV4a, for which it needs awscrt' }
const asksForEncodedKeys: Difference = {
  leaves: 'all',
  why: 'nexttoken asks for keys that XML can hold, as in all listings of S3; boto3 forgets this one',
}
const asksForToken: Difference = {
  leaves: 'all',
  why: 'SQS gives no token unless MaxResults is set, so nexttoken sets it; boto3 ends after 1,000 queues (boto/boto3#3406)',
}

/** By `<service>.<Operation>`, or by service where all of its paginators differ. */
export const differsFromBoto3: Readonly<Record<string, Difference>> = {
  'account-access-runtime': needsBearerToken,
  codecatalyst: needsBearerToken,
  'apigateway.GetUsage': mapsAreJoined,
  'budgets.DescribeBudgetPerformanceHistory': structureIsTheResult,
  'devops-guru.GetCostEstimation': pageIsSummed,
  'devops-guru.ListAnomalousLogGroups': inputIsTheResult,
  'dynamodb.Query': capacityIsSummed,
  'dynamodb.Scan': capacityIsSummed,
  'devicefarm.GetOfferingStatus': mapsAreJoined,
  'devicefarm.ListUniqueProblems': mapsAreJoined,
  'marketplace-discovery.SearchFacets': mapsAreJoined,
  'taxsettings.ListTaxExemptions': mapsAreJoined,
  'cloudfront-keyvaluestore': needsCrt,
  's3.ListMultipartUploads': asksForEncodedKeys,
  's3.ListObjectAnnotations': pageIsSummed,
  'sqs.ListQueues': asksForToken,
  'sqs.ListDeadLetterSourceQueues': asksForToken,
  's3control.ListAccessPointsForObjectLambda': elsewhere,
  's3control.ListCallerAccessGrants': elsewhere,
  signin: elsewhere,
}
