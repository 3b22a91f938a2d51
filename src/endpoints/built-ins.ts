import type { EndpointCall } from './endpoint-call.js'

/**
 * The values of the built-in parameters of endpoint rules, by name.
 * https://smithy.io/2.0/aws/rules-engine/built-ins.html
 */
export const builtIns: Readonly<Record<string, (call: EndpointCall) => unknown>> = {
  'AWS::Region': ({ settings }) => settings.region,
  'AWS::UseFIPS': ({ settings }) => settings.useFipsEndpoint,
  'AWS::UseDualStack': ({ settings }) => settings.useDualstackEndpoint,
  'SDK::Endpoint': ({ settings }) => settings.endpoint,
  'AWS::Auth::AccountId': ({ accountId }) => accountId,
  'AWS::Auth::AccountIdEndpointMode': ({ settings }) => settings.accountIdEndpointMode,
  'AWS::STS::UseGlobalEndpoint': ({ settings }) => settings.useGlobalEndpoint,
  'AWS::S3::UseGlobalEndpoint': ({ settings }) => settings.useGlobalEndpoint,
  'AWS::S3::Accelerate': ({ settings }) => settings.useAccelerateEndpoint,
  'AWS::S3::ForcePathStyle': forcePathStyle,
  'AWS::S3::UseArnRegion': ({ settings }) => settings.useArnRegion,
  'AWS::S3Control::UseArnRegion': ({ settings }) => settings.useArnRegion,
  'AWS::S3::DisableMultiRegionAccessPoints': ({ settings }) => settings.disableMultiregionAccessPoints,
  'AWS::S3::DisableS3ExpressSessionAuth': ({ settings }) => settings.disableS3ExpressSessionAuth,
}

function forcePathStyle({ operation, input, settings }: EndpointCall): boolean {
  // The rules refuse path style with an ARN or with acceleration; boto3 turns it off in both cases.
  if (typeof input.Bucket === 'string' && input.Bucket.startsWith('arn:')) return false
  if (settings.useAccelerateEndpoint) return false
  // A bucket's own host refuses a signature for another region, and the caller of GetBucketLocation does not know
  // the region yet. As in botocore: https://github.com/boto/botocore/issues/1120
  if (operation.name === 'GetBucketLocation') return true
  return settings.forcePathStyle ?? (settings.endpoint !== undefined && !isAccelerated(settings.endpoint))
}

function isAccelerated(endpoint: string): boolean {
  return /^s3-accelerate\.(?:dualstack\.)?amazonaws\.com$/.test(new URL(endpoint).hostname)
}
