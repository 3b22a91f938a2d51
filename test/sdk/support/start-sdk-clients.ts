import { S3Client } from '@aws-sdk/client-s3'
import { SNSClient } from '@aws-sdk/client-sns'
import { type SimulationPlan, simulate } from 'nexttoken/simulator'
import { onTestFinished } from 'vitest'

/** The simulator, until the test ends, and clients of the AWS SDK v3 that call it. */
export async function startSdkClients(plan: SimulationPlan, maxAttempts = 1) {
  const aws = await simulate(plan)
  onTestFinished(() => aws.close())
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const config = { region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts }
  return { aws, config, sns: new SNSClient(config), s3: new S3Client({ ...config, forcePathStyle: true }) }
}
