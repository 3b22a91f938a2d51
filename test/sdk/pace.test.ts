import { IAMClient, ListInstanceProfilesCommand, ListRolesCommand } from '@aws-sdk/client-iam'
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis'
import { client } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { beforeEach, describe, expect, it } from 'vitest'
import { sampleSize } from '../support/samples.js'
import { passTime, stopClock, VirtualAws } from '../support/virtual-aws.js'

beforeEach(() => stopClock())

const config = (aws: VirtualAws, accessKeyId = 'paced') => ({
  region: 'us-east-1',
  endpoint: 'http://sdk.test',
  credentials: { accessKeyId, secretAccessKey: 'test' },
  maxAttempts: 20,
  requestHandler: aws.handler,
})

/** Ten listings at once, against a rate that they exceed by far; gives how many requests were throttled. */
async function listTenfold(account: string, governor: boolean): Promise<number> {
  const aws = new VirtualAws({ 'iam.ListRoles': { items: 100, pageSize: 10 } }, 8)
  const listings = Array.from({ length: 10 }, () =>
    paginate(new IAMClient(config(aws, account)), ListRolesCommand, {}, { governor })
      .items()
      .toArray(),
  )
  const all = await passTime(Promise.all(listings))
  expect(all.map(({ length }) => length)).toEqual(Array(10).fill(100))
  return aws.throttles
}

describe('listings through clients of the AWS SDK v3', () => {
  it('share a rate, so that the service throttles few requests', async () => {
    // A single run may find its rate late; of several, most find it soon.
    const throttled = { alone: 0, governed: 0 }
    for (let number = 1; number <= sampleSize('pacedSdkAccounts'); number++) {
      const account = String(number)
      throttled.alone += await listTenfold(account, false)
      throttled.governed += await listTenfold(account, true)
    }
    expect(throttled.governed).toBeLessThan(0.4 * throttled.alone)
  })

  it('spend only its own retry on a single throttle', async () => {
    const fault = { on: 6, kind: 'throttle' } as const
    const aws = new VirtualAws({ 'iam.ListInstanceProfiles': { items: 160, pageSize: 1, faults: [fault] } })
    const began = performance.now()
    const listing = paginate(new IAMClient(config(aws)), ListInstanceProfilesCommand)
      .items()
      .toArray()
    expect(await passTime(listing)).toHaveLength(160)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it.each([true, false])(
    'count their throttles in the receipt, also of failed calls: governor %s',
    async (governor) => {
      const faults = [3, 4, 6].map((on) => ({ on, kind: 'throttle' }) as const)
      const aws = new VirtualAws({ 'iam.ListRoles': { items: 100, pageSize: 10, faults } })
      const client = new IAMClient({ ...config(aws, `counted ${governor}`), maxAttempts: 2 })
      const pages = paginate(client, ListRolesCommand, {}, { governor })
      const loop = pages[Symbol.asyncIterator]()
      const failures: unknown[] = []
      const all = async () => {
        for (let isDone = false; !isDone; ) {
          try {
            isDone = (await loop.next()).done === true
          } catch (error) {
            failures.push(error)
          }
        }
      }
      await passTime(all())
      expect(failures).toHaveLength(1)
      expect(pages.receipt).toMatchObject({ outcome: 'complete', throttles: 3, retries: 2, items: 100 })
    },
  )

  it('share the rate with nexttoken clients', async () => {
    // AWS documents five requests a second; at its own endpoint that is where the rate begins.
    const aws = new VirtualAws({ 'kinesis.ListStreams': { items: 50, pageSize: 10 } })
    const at = (accessKeyId: string) => ({ ...config(aws, accessKeyId), endpoint: undefined })
    await passTime(client('kinesis', at('paced')).paginate('list_streams').items().toArray())
    const order: string[] = []
    const list = async (name: string, accessKeyId: string) => {
      await paginate(new KinesisClient(at(accessKeyId)), ListStreamsCommand)
        .items()
        .toArray()
      order.push(name)
    }
    await passTime(Promise.all([list('same account', 'paced'), list('other account', 'free')]))
    expect(order).toEqual(['other account', 'same account'])
  })
})
