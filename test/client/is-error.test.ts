import { client, NextTokenError } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

/** What a listing that the simulator refuses throws, and two clients. */
async function refusal() {
  const aws = await simulate({
    'sns.ListTopics': { items: 3, faults: [{ on: 1, kind: 'error' }] },
  })
  onTestFinished(() => aws.close())
  const config = { region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts: 1 }
  const [sns, sqs] = [client('sns', config), client('sqs', config)]
  const error: unknown = await sns
    .paginate('list_topics')
    .items()
    .toArray()
    .catch((thrown: unknown) => thrown)
  return { error, sns, sqs }
}

describe('isError', () => {
  it('recognises a service error by its code, from a call or a listing', async () => {
    const { error, sns } = await refusal()
    const { code } = error as NextTokenError
    expect(sns.isError(error, code)).toBe(true)
    expect(sns.isError(error, 'NotFound', code)).toBe(true)
    expect(sns.isError(error, 'NotFound')).toBe(false)
  })

  it('is false for errors of another service and for anything else', async () => {
    const { error, sns, sqs } = await refusal()
    const { code } = error as NextTokenError
    expect(sqs.isError(error, code)).toBe(false)
    expect(sns.isError(new NextTokenError('Network', 'no way', { service: 'sns' }), 'Network')).toBe(false)
    expect(sns.isError(undefined, code)).toBe(false)
  })
})
