import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { paginate } from 'nexttoken/sdk'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it } from 'vitest'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const common = { region: 'us-east-1', credentials, maxAttempts: 1 }

describe('https://github.com/aws/aws-sdk-js-v3/issues/6226', () => {
  it('the three S3 listings without a paginator in the SDK are listed to the end with its client', async () => {
    const plan = { items: 25, pageSize: 10 }
    await using aws = await simulate({
      's3.ListMultipartUploads': plan,
      's3.ListObjectVersions': plan,
      's3.ListObjects': plan,
    })
    const s3 = new S3Client({ ...common, endpoint: aws.endpoint, forcePathStyle: true })
    const input = { Bucket: 'b' }
    const uploads = paginate(s3, ListMultipartUploadsCommand, input).items()
    const versions = paginate(s3, ListObjectVersionsCommand, input).items()
    const objects = paginate(s3, ListObjectsCommand, input).items()
    expect(new Set((await uploads.toArray()).map(({ UploadId }) => UploadId)).size).toBe(25)
    expect(new Set((await versions.toArray()).map(({ VersionId }) => VersionId)).size).toBe(25)
    expect(new Set((await objects.toArray()).map(({ Key }) => Key)).size).toBe(25)
    expect(aws.requests).toHaveLength(9)
  })
})

describe('https://github.com/cloud-custodian/cloud-custodian/issues/3170', () => {
  it('next() after an error of the AWS SDK v3 requests the failed page again, and no item is missing', async () => {
    const faults = [{ on: [2, 4], kind: 'throttle' }] as const
    await using aws = await simulate({ 'logs.DescribeLogGroups': { items: 30, pageSize: 10, faults } })
    const logs = new CloudWatchLogsClient({ ...common, endpoint: aws.endpoint })
    const loop = paginate(logs, DescribeLogGroupsCommand).items()[Symbol.asyncIterator]()
    const names: unknown[] = []
    let failures = 0
    for (let isDone = false; !isDone && failures < 5; ) {
      try {
        for await (const group of loop) names.push(group.logGroupName)
        isDone = true
      } catch {
        failures++
      }
    }
    expect(failures).toBe(2)
    expect(new Set(names).size).toBe(30)
  })
})
