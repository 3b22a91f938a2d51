import type { EndpointCase } from './endpoint-case.js'

const bucket = { Bucket: 'photos' }
const accessPoint = { Bucket: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/reports' }
const account = '123456789012'

/**
 * Made with botocore 1.44.5: one request each, caught in `before-send`, its URL without the operation's own path,
 * and the scope of its Authorization header. Where nexttoken differs from boto3, `words` says so.
 */
export const s3Endpoints: readonly EndpointCase[] = [
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'eu-central-1' },
    input: bucket,
    url: 'https://photos.s3.eu-central-1.amazonaws.com',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'a dotted bucket, which no wildcard certificate fits',
    settings: { region: 'eu-central-1' },
    input: { Bucket: 'photos.2024' },
    url: 'https://s3.eu-central-1.amazonaws.com/photos.2024',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'eu-central-1', forcePathStyle: true },
    input: bucket,
    url: 'https://s3.eu-central-1.amazonaws.com/photos',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.GetBucketLocation',
    words: 'by path, whatever region the bucket is in',
    settings: { region: 'eu-central-1' },
    input: bucket,
    url: 'https://s3.eu-central-1.amazonaws.com/photos',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListBuckets',
    settings: { region: 'eu-central-1' },
    url: 'https://s3.eu-central-1.amazonaws.com',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'us-east-1 is regional, as for the AWS SDK v3; boto3 asks s3.amazonaws.com',
    settings: { region: 'us-east-1' },
    input: bucket,
    url: 'https://photos.s3.us-east-1.amazonaws.com',
    signed: 'us-east-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-east-1', useGlobalEndpoint: true },
    input: bucket,
    url: 'https://photos.s3.amazonaws.com',
    signed: 'us-east-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'eu-central-1', useDualstackEndpoint: true },
    input: bucket,
    url: 'https://photos.s3.dualstack.eu-central-1.amazonaws.com',
    signed: 'eu-central-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', useFipsEndpoint: true },
    input: bucket,
    url: 'https://photos.s3-fips.us-west-2.amazonaws.com',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', useAccelerateEndpoint: true },
    input: bucket,
    url: 'https://photos.s3-accelerate.amazonaws.com',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'an access point of another region',
    settings: { region: 'us-west-2' },
    input: accessPoint,
    url: 'https://reports-123456789012.s3-accesspoint.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    words: 'an access point, path style asked for: it has none',
    settings: { region: 'eu-west-1', forcePathStyle: true },
    input: accessPoint,
    url: 'https://reports-123456789012.s3-accesspoint.eu-west-1.amazonaws.com',
    signed: 'eu-west-1/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'http://localhost:9000/' },
    input: bucket,
    url: 'http://localhost:9000/photos',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'http://127.0.0.1:9000/' },
    input: bucket,
    url: 'http://127.0.0.1:9000/photos',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'http://localhost:9000/', forcePathStyle: false },
    input: bucket,
    url: 'http://photos.localhost:9000',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'us-west-2', endpoint: 'https://minio.example.com:8443/store' },
    input: bucket,
    url: 'https://minio.example.com:8443/store/photos',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListBuckets',
    settings: { region: 'us-west-2', endpoint: 'http://[::1]:9000/' },
    url: 'http://[::1]:9000',
    signed: 'us-west-2/s3',
  },
  {
    call: 's3.ListObjectsV2',
    settings: { region: 'cn-north-1' },
    input: bucket,
    url: 'https://photos.s3.cn-north-1.amazonaws.com.cn',
    signed: 'cn-north-1/s3',
  },
  {
    call: 's3.WriteGetObjectResponse',
    words: 'a host label from the input',
    settings: { region: 'us-west-2' },
    input: { RequestRoute: 'io-cell1-abc', RequestToken: 't' },
    url: 'https://io-cell1-abc.s3-object-lambda.us-west-2.amazonaws.com',
    signed: 'us-west-2/s3-object-lambda',
  },
  {
    call: 's3.ListBuckets',
    words: 'no region at all',
    settings: { region: 'aws-global' },
    url: 'https://s3.amazonaws.com',
    signed: 'us-east-1/s3',
  },
  {
    call: 's3control.ListAccessPoints',
    words: 'the account id once, though model and rules both have it',
    settings: { region: 'us-west-2' },
    input: { AccountId: account },
    url: 'https://123456789012.s3-control.us-west-2.amazonaws.com',
    signed: 'us-west-2/s3',
  },
]
