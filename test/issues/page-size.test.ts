import { client, type PaginateOptions } from 'nexttoken'
import { type OperationPlan, type Simulation, simulate } from 'nexttoken/simulator'
import { afterEach, describe, expect, it, vi } from 'vitest'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

let aws: Simulation | undefined
afterEach(() => aws?.close())

/** A client of a simulation of one operation. */
async function clientOf(operation: string, plan: OperationPlan) {
  await aws?.close()
  aws = await simulate({ [operation]: plan })
  const [service = ''] = operation.split('.')
  return client(service, { region: 'us-east-1', endpoint: aws.endpoint, credentials })
}

/** A listing of one operation's pages, from a simulation of it alone. */
async function listing(operation: string, plan: OperationPlan, input: object, options: PaginateOptions) {
  const [, name = ''] = operation.split('.')
  return (await clientOf(operation, plan)).paginate(name, { ...input }, options)
}

/** The values that the limit parameter had, request by request. */
const limits = (name: string) => aws?.requests.map(({ input }) => input[name])

describe('https://github.com/boto/boto3/issues/2552: a paginator that asks for small pages takes hours', () => {
  it('the largest page size of the model is requested', async () => {
    const pages = await listing('iam.ListRoles', { items: 1500 }, {}, { pageSize: 'max' })
    expect(await pages.items().toArray()).toHaveLength(1500)
    expect(limits('MaxItems')).toEqual([1000, 1000])
    expect(pages.pageSize).toBe(1000)
  })

  it('the largest documented page size is requested if the model has none', async () => {
    const pages = await listing('ec2.DescribeSnapshots', { items: 1200 }, {}, { pageSize: 'max' })
    expect(await pages.items().toArray()).toHaveLength(1200)
    expect(limits('MaxResults')).toEqual([1000, 1000])
  })

  it('no page size is sent if no maximum is known or there is no parameter for it', async () => {
    const scan = await listing('dynamodb.Scan', { items: 10 }, { TableName: 't' }, { pageSize: 'max' })
    expect(await scan.items().toArray()).toHaveLength(10)
    expect(limits('Limit')).toEqual([undefined])
    expect(scan.pageSize).toBeUndefined()
    const topics = await listing('sns.ListTopics', { items: 103 }, {}, { pageSize: 'max' })
    expect(await topics.items().toArray()).toHaveLength(103)
  })

  it('no page size is sent beside parameters that forbid it', async () => {
    const ids = { InstanceIds: ['i-1'] }
    const pages = await listing('ec2.DescribeInstances', { items: 3 }, ids, { pageSize: 'max' })
    expect(await pages.items().toArray()).toHaveLength(3)
    expect(limits('MaxResults')).toEqual([undefined])
  })

  it('a refused page size is halved, and the accepted one is remembered', async () => {
    const kms = await clientOf('kms.ListKeys', { items: 600, largestLimit: 300 })
    const list = () => kms.paginate('ListKeys', {}, { pageSize: 'max' })
    const first = list()
    expect(await first.items().toArray()).toHaveLength(600)
    expect(limits('Limit')).toEqual([1000, 500, 250, 250, 250])
    expect(first.receipt).toMatchObject({ outcome: 'complete', pages: 3, requests: 5, retries: 0 })
    const second = list()
    expect(second.pageSize).toBe(250)
    expect(await second.items().toArray()).toHaveLength(600)
    expect(limits('Limit')?.slice(5)).toEqual([250, 250, 250])
  })

  it('a page size that one endpoint refused is still requested from another one', async () => {
    const refusing = await listing('kms.ListKeys', { items: 600, largestLimit: 300 }, {}, { pageSize: 'max' })
    expect(await refusing.items().toArray()).toHaveLength(600)
    const accepting = await listing('kms.ListKeys', { items: 600 }, {}, { pageSize: 'max' })
    expect(accepting.pageSize).toBe(1000)
    expect(await accepting.items().toArray()).toHaveLength(600)
    expect(limits('Limit')).toEqual([1000])
    expect(refusing.pageSize).toBe(250)
  })

  it('a page size refused on a later page is halved', async () => {
    const plan = { items: 1500, largestLimit: 1000 }
    const pages = await listing('iam.ListUsers', plan, {}, { pageSize: 'max' })
    let seen = 0
    for await (const page of pages) {
      seen += (page.Users as unknown[]).length
      if (aws && seen === 1000) await shrink('iam.ListUsers')
    }
    expect(seen).toBe(1500)
    expect(limits('MaxItems')?.slice(-2)).toEqual([1000, 500])
  })

  it('another validation error does not change the page size', async () => {
    const faults = [{ on: 1, kind: 'error' }] as const
    const pages = await listing('iam.ListGroups', { items: 5, faults }, {}, { pageSize: 'max' })
    expect(await pages.items().toArray()).toHaveLength(5)
    expect(limits('MaxItems')).toEqual([1000, 1000])
  })

  it('the service error is thrown if the smallest page size is refused too', async () => {
    const plan = { items: 5, largestLimit: 2 }
    const pages = await listing('ec2.DescribeVpcs', plan, {}, { pageSize: 'max' })
    await expect(pages.items().toArray()).rejects.toThrow('MaxResults')
    expect(limits('MaxResults')?.slice(-2)).toEqual([7, 5])
  })
})

/** The same endpoint, from now on with pages of half the size. */
async function shrink(operation: string): Promise<void> {
  const port = Number(new URL(aws?.endpoint ?? '').port)
  await aws?.close()
  aws = await simulate({ [operation]: { items: 1500, largestLimit: 500 } }, { port })
}

describe('https://github.com/boto/botocore/issues/3260: a page size out of bounds', () => {
  const warnings = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const told = () => warnings.mock.calls.map(([message]) => String(message))

  it('is lowered to the maximum, with one warning', async () => {
    warnings.mockClear()
    for (const pageSize of [5000, 7000]) {
      const pages = await listing('dynamodb.ListTables', { items: 150 }, {}, { pageSize })
      expect(pages.pageSize).toBe(100)
      expect(await pages.items().toArray()).toHaveLength(150)
      expect(limits('Limit')).toEqual([100, 100])
    }
    expect(told()).toEqual([
      'dynamodb.ListTables: pageSize 5000 is out of bounds (Limit is from 1 to 100); using 100',
    ])
  })

  it('is raised to the minimum, where boto3 throws an error', async () => {
    warnings.mockClear()
    const pages = await listing('ec2.DescribeVpcs', { items: 12 }, {}, { pageSize: 2 })
    expect(await pages.items().toArray()).toHaveLength(12)
    expect(limits('MaxResults')).toEqual([5, 5, 5])
    expect(told()).toHaveLength(1)
  })

  it('is sent unchanged if it is in the input', async () => {
    warnings.mockClear()
    const pages = await listing('dynamodb.ListTables', { items: 150 }, { Limit: 101 }, {})
    expect(await pages.items().toArray()).toHaveLength(150)
    expect(limits('Limit')).toEqual([101, 101])
    expect(told()).toEqual([])
  })
})
