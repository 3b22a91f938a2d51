import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What users of boto3, the AWS CLI and the AWS SDKs asked for, thread by thread. */
const threads = [
  'aws/aws-cli/issues/93',
  'aws/aws-cli/issues/2650',
  'aws/aws-cli/issues/2958',
  'aws/aws-cli/issues/3917',
  'aws/aws-cli/issues/3962',
  'aws/aws-cli/issues/4157',
  'aws/aws-cli/issues/4275',
  'aws/aws-cli/issues/4847',
  'aws/aws-cli/issues/6283',
  'aws/aws-cli/issues/6941',
  'aws/aws-cli/issues/7504',
  'aws/aws-cli/issues/8998',
  'aws/aws-cli/issues/10449',
  'aws/aws-cli/issues/10528',
  'aws/aws-sdk-go-v2/issues/1140',
  'aws/aws-sdk-go-v2/issues/2958',
  'aws/aws-sdk-js-v3/issues/3490',
  'aws/aws-sdk-js-v3/issues/6226',
  'aws/aws-sdk-net/issues/3226',
  'awslabs/time-addressable-media-store/issues/66',
  'boto/boto3/issues/1584',
  'boto/boto3/issues/2376',
  'boto/boto3/issues/2552',
  'boto/boto3/issues/3406',
  'boto/boto3/issues/4591',
  'boto/botocore/issues/280',
  'boto/botocore/issues/959',
  'boto/botocore/issues/1041',
  'boto/botocore/issues/2009',
  'boto/botocore/issues/3260',
  'boto/botocore/issues/3767',
  'boto/botocore/issues/3772',
  'boto/botocore/issues/3778',
  'cloud-custodian/cloud-custodian/issues/3170',
  'cloudquery/cloudquery/issues/11706',
  'getmoto/moto/issues/7466',
  'turbot/steampipe-plugin-aws/issues/1726',
]

/** The links that stand in `test/issues/`, each as the name of a `describe`. */
const described = readdirSync('test/issues').flatMap((file) => {
  const text = readFileSync(`test/issues/${file}`, 'utf8')
  const links = text.matchAll(/['"`]https:\/\/github\.com\/([\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d+)/g)
  return [...links].map(([, link = '']) => link.replace('/pull/', '/issues/'))
})

test.each(threads)('https://github.com/%s has a test', (thread) => {
  expect(described).toContain(thread)
})
