import type { KnownShort } from '../harness/question.js'

const call = 'for a page this small, sending, signing and receiving cost more than the SDK’s decoding'
const json = 'receiving the bytes and JSON.parse alone cost more than the goal allows, or nearly as much'
const xml =
  'decoding is half of the cost, and half of that is the engine’s own work; see bench/pages/README.md'
const s3 = (name: string, [sdk, boto3, bytes]: readonly [number, number, number]) => ({
  [`${name}: CPU, nexttoken / sdk-v3`]: { usually: sdk, why: xml },
  [`${name}: CPU, nexttoken / boto3`]: { usually: boto3, why: xml },
  [`${name}: CPU, nexttoken / bytes`]: { usually: bytes, why: xml },
})
const noise = 'reached when the machine is in its fast state; see bench/pages/README.md'

/** The largest values of the last undisturbed runs, short and long. README.md says what was tried. */
export const knownShort: Readonly<Record<string, KnownShort>> = {
  ...s3('S3 ListObjectsV2, 1,000 keys', [0.18, 0.04, 6.5]),
  ...s3('S3 ListObjectVersions, 1,000 versions', [0.21, 0.045, 8]),
  'SNS ListTopics, 100 topics: CPU, nexttoken / sdk-v3': { usually: 0.66, why: call },
  'EC2 DescribeInstances, 50 instances: CPU, nexttoken / sdk-v3': { usually: 0.21, why: noise },
  'EC2 DescribeInstances, 50 instances: ms to decode a MB': { usually: 15, why: noise },
  'IAM ListRoles, 100 roles: CPU, nexttoken / sdk-v3': {
    usually: 0.47,
    why: 'the call is a fourth of the cost, and nexttoken parses the policies, which the SDK does not',
  },
  'DynamoDB Scan, 1,000 items: CPU, nexttoken / sdk-v3': { usually: 0.49, why: json },
  'CloudWatch Logs FilterLogEvents, 1,000 events: CPU, nexttoken / sdk-v3': { usually: 0.52, why: json },
  'SSM DescribeParameters, 50 parameters: CPU, nexttoken / sdk-v3': { usually: 0.53, why: call },
  'SSM DescribeParameters, 50 parameters: decoding / JSON.parse': { usually: 1.39, why: noise },
  'Lambda ListFunctions, 50 functions: CPU, nexttoken / sdk-v3': { usually: 0.49, why: json },
  'Partner Central ListRevenueAttributions, 100, CBOR: CPU, nexttoken / sdk-v3': { usually: 0.66, why: call },
  'SNS ListTopics, 10 topics: CPU, nexttoken / sdk-v3': { usually: 0.57, why: call },
  'SNS ListTopics, 10 topics: CPU ms, nexttoken beyond bytes': { usually: 0.4, why: call },
}
