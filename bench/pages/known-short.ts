import type { KnownShort } from '../harness/question.js'

const decoding = 'decoding is half of the page'
const call = 'sending, signing and receiving cost more than the SDK’s decoding of so small a page'
const json = 'JSON.parse and the bytes alone are above the goal, or near it'
const s3 = (name: string, [sdk, boto3, bytes, rate]: readonly [number, number, number, number]) => ({
  [`${name}: CPU, nexttoken / sdk-v3`]: { usually: sdk, why: decoding },
  [`${name}: CPU, nexttoken / boto3`]: { usually: boto3, why: decoding },
  [`${name}: CPU, nexttoken / bytes`]: { usually: bytes, why: decoding },
  [`${name}: ms to decode a MB`]: {
    usually: rate,
    why: 'not found yet; see bench/pages/README.md',
  },
})

/** As measured in bench/results/pages.json. README.md says what was tried. */
export const knownShort: Readonly<Record<string, KnownShort>> = {
  ...s3('S3 ListObjectsV2, 1,000 keys', [0.19, 0.051, 6.6, 14.3]),
  ...s3('S3 ListObjectVersions, 1,000 versions', [0.21, 0.049, 5.9, 11.8]),
  'SNS ListTopics, 100 topics: CPU, nexttoken / sdk-v3': { usually: 0.51, why: call },
  'IAM ListRoles, 100 roles: CPU, nexttoken / sdk-v3': {
    usually: 0.66,
    why: 'the page’s policies are no JSON, and each costs an exception; see bench/pages/README.md',
  },
  'DynamoDB Scan, 1,000 items: CPU, nexttoken / sdk-v3': { usually: 0.36, why: json },
  'CloudWatch Logs FilterLogEvents, 1,000 events: CPU, nexttoken / sdk-v3': { usually: 0.56, why: json },
  'SSM DescribeParameters, 50 parameters: CPU, nexttoken / sdk-v3': { usually: 0.46, why: call },
  'Lambda ListFunctions, 50 functions: CPU, nexttoken / sdk-v3': { usually: 0.47, why: json },
  'Partner Central ListRevenueAttributions, 100, CBOR: CPU, nexttoken / sdk-v3': {
    usually: 0.62,
    why: call,
  },
  'Partner Central ListRevenueAttributions, 100, CBOR: decoding / JSON.parse': {
    usually: 3.8,
    why: 'measured before CBOR was read in one pass',
  },
  'SNS ListTopics, 10 topics: CPU, nexttoken / sdk-v3': { usually: 0.45, why: call },
  'SNS ListTopics, 10 topics: CPU ms, nexttoken beyond bytes': { usually: 0.67, why: call },
}
