import { client, PaginationError } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it } from 'vitest'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const common = { region: 'us-east-1', credentials, maxAttempts: 1 }

describe('https://github.com/boto/botocore/issues/3772', () => {
  it('route53 ListHostedZonesByVPC has pages although boto3 has no paginator for it', async () => {
    await using aws = await simulate({ 'route53.ListHostedZonesByVPC': { items: 25, pageSize: 10 } })
    const route53 = client('route53', { ...common, endpoint: aws.endpoint })
    const vpc = { VPCId: 'vpc-1', VPCRegion: 'us-east-1' } as const
    const zones = await route53.paginate('list_hosted_zones_by_vpc', vpc).items().toArray()
    expect(zones).toHaveLength(25)
    expect(aws.requests).toHaveLength(3)
  })

  it('a single call with a truncated answer can be made an error', async () => {
    await using aws = await simulate({ 'route53.ListHostedZonesByVPC': { items: 25, pageSize: 10 } })
    const route53 = client('route53', { ...common, endpoint: aws.endpoint, onTruncated: 'error' })
    const call = route53.call('ListHostedZonesByVPC', { VPCId: 'vpc-1', VPCRegion: 'us-east-1' })
    await expect(call).rejects.toThrow(PaginationError)
  })
})

describe('https://github.com/aws/aws-sdk-js-v3/issues/6226', () => {
  it.each([
    ['appstream', 'describe_fleets'],
    ['events', 'list_event_buses'],
    ['ssm', 'list_inventory_entries'],
  ])('%s %s has a paginator', (service, operation) => {
    expect(client(service as string, common).canPaginate(operation)).toBe(true)
  })
})

describe('https://github.com/boto/boto3/issues/3406', () => {
  it('sqs ListQueues sends MaxResults, without which the service returns no token', async () => {
    await using aws = await simulate({ 'sqs.ListQueues': { items: 1500, pageSize: 1000 } })
    const sqs = client('sqs', { ...common, endpoint: aws.endpoint })
    expect(await sqs.paginate('list_queues').items().toArray()).toHaveLength(1500)
    expect(aws.requests.map(({ input }) => input.MaxResults)).toEqual([1000, 1000])
    await sqs.paginate('list_queues', {}, { pageSize: 500, maxItems: 1 }).items().toArray()
    expect(aws.requests.at(-1)?.input.MaxResults).toBe(500)
  })
})

describe('https://github.com/cloud-custodian/cloud-custodian/issues/3170', () => {
  it('next() after an error requests the failed page again, and no item is missing', async () => {
    const faults = [{ on: 2, kind: 'throttle' }] as const
    await using aws = await simulate({ 'logs.DescribeLogGroups': { items: 30, pageSize: 10, faults } })
    const logs = client('logs', { ...common, endpoint: aws.endpoint })
    const names: unknown[] = []
    const loop = logs.paginate('describe_log_groups').items()[Symbol.asyncIterator]()
    let failures = 0
    for (;;) {
      try {
        for await (const group of loop) names.push(Object(group).logGroupName)
        break
      } catch {
        failures++
      }
    }
    expect(failures).toBe(1)
    expect(new Set(names).size).toBe(30)
  })
})
