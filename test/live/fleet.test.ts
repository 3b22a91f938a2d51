import { across, client } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'

const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const shared = { endpoint, credentials }
const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2']
const role = 'Inventory'

/** Credentials of a role, as a program without `across` gets them. */
async function keysOf(account: string) {
  const sts = client('sts', { ...shared, region: 'us-east-1' })
  const input = { RoleArn: `arn:aws:iam::${account}:role/${role}`, RoleSessionName: 'test' }
  const { Credentials } = await sts.call('AssumeRole', input)
  const keys = Credentials as Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>
  return {
    accessKeyId: keys.AccessKeyId,
    secretAccessKey: keys.SecretAccessKey,
    sessionToken: keys.SessionToken,
  }
}

describe('across() lists what accounts and regions of moto hold', () => {
  const accounts: string[] = []
  const expected: string[] = []

  beforeAll(async () => {
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    const organizations = client('organizations', { ...shared, region: 'us-east-1' })
    await organizations.call('CreateOrganization', { FeatureSet: 'ALL' })
    for (const name of ['one', 'two', 'three'])
      await organizations.call('CreateAccount', { AccountName: name, Email: `${name}@example.com` })
    for await (const account of organizations.paginate('list_accounts').items())
      accounts.push((account as { Id: string }).Id)
    const { Account: own } = await client('sts', { ...shared, region: 'us-east-1' }).call('GetCallerIdentity')
    for (const [at, account] of accounts.entries()) {
      const keys = account === own ? credentials : await keysOf(account)
      for (const region of regions) {
        const ec2 = client('ec2', { endpoint, region, credentials: keys })
        for (let count = 0; count < at; count++) {
          const input = { ImageId: 'ami-12c6146b', MinCount: 1, MaxCount: 1 }
          const { Instances } = await ec2.call('RunInstances', input)
          const [instance] = Instances as { InstanceId: string }[]
          expected.push(`${account} ${region} ${instance?.InstanceId}`)
        }
      }
    }
  })

  it('the instances of every account of the organization, in several regions', async () => {
    const run = across({ regions, accounts: { from: 'organizations', role } }, { client: shared })
    const found: string[] = []
    const pages = run.paginate('ec2' as string, 'describe_instances', {}, { pageSize: 5 })
    for await (const { account, region, item } of pages.items()) {
      const { Instances } = item as { Instances: { InstanceId: string }[] }
      for (const { InstanceId } of Instances) found.push(`${account} ${region} ${InstanceId}`)
    }
    expect(accounts).toHaveLength(4)
    expect(expected.length).toBeGreaterThan(10)
    expect(found.sort()).toEqual(expected.sort())
    expect(run.receipts.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 12 }, () => 'complete'))
  })

  it('all regions that moto says are enabled, and IAM once an account', async () => {
    const enabled = await client('ec2', { ...shared, region: 'us-east-1' }).call('DescribeRegions')
    const run = across({ regions: 'all' }, { client: shared })
    await run
      .paginate('ec2' as string, 'describe_vpcs')
      .items()
      .toArray()
    const found = run.receipts.map(({ region, outcome }) => `${region} ${outcome}`)
    const names = (enabled.Regions as { RegionName: string }[]).map(({ RegionName }) => RegionName)
    expect(found.sort()).toEqual(names.map((name) => `${name} complete`).sort())
    const iam = across({ regions: 'all', accounts: { from: 'organizations', role } }, { client: shared })
    await iam
      .paginate('iam' as string, 'list_users')
      .items()
      .toArray()
    expect(iam.receipts.map(({ account, region }) => `${account} ${region}`).sort()).toEqual(
      accounts.map((account) => `${account} aws-global`).sort(),
    )
  })
})
