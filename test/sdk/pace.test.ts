import { IAMClient, ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import { client } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterEach, describe, expect, it } from 'vitest'

let aws: Simulation | undefined
afterEach(() => aws?.close())

const credentials = { accessKeyId: 'paced', secretAccessKey: 'test' }
const config = () => ({ region: 'us-east-1', endpoint: aws?.endpoint, credentials, maxAttempts: 20 })

/** Eight listings of four pages at once, against a rate that they exceed by far; gives how many were refused. */
async function listEightfold(governor: boolean): Promise<number> {
  await aws?.close()
  aws = await simulate({ 'iam.ListRoles': { items: 40, pageSize: 10, rate: 8 } })
  const listings = Array.from({ length: 8 }, () =>
    paginate(new IAMClient(config()), ListRolesCommand, {}, { governor }).items().toArray(),
  )
  expect((await Promise.all(listings)).map(({ length }) => length)).toEqual(Array(8).fill(40))
  return aws.requests.filter(({ fault }) => fault === 'throttle').length
}

describe('listings through clients of the AWS SDK v3', () => {
  it('share a rate, so that the service refuses few', async () => {
    expect(await listEightfold(true)).toBeLessThan((await listEightfold(false)) / 2)
  }, 60_000)

  it('share it with nexttoken’s own clients', async () => {
    aws = await simulate({
      'iam.ListUsers': { items: 30, pageSize: 10, faults: [{ on: 1, kind: 'throttle' }] },
    })
    await client('iam', config()).paginate('list_users').items().toArray()
    const order: string[] = []
    const list = async (name: string, accessKeyId: string) => {
      const iam = new IAMClient({ ...config(), credentials: { ...credentials, accessKeyId } })
      await paginate(iam, ListUsersCommand).items().toArray()
      order.push(name)
    }
    await Promise.all([list('same account', 'paced'), list('other account', 'free')])
    expect(order).toEqual(['other account', 'same account'])
  })
})
