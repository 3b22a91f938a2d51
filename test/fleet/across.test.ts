import { across, type TargetReceipt } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { FleetWorld, ownAccount } from './support/fleet-world.js'

const other = '222222222222'
const role = (account: string) => `arn:aws:iam::${account}:role/Inventory`
const summary = ({ account, region, outcome, items }: TargetReceipt) => [account, region, outcome, items]

describe('across', () => {
  it('lists an operation in every region of every account, each item with where it is from', async () => {
    const world = new FleetWorld()
    const run = across(
      { regions: ['us-east-1', 'eu-central-1'], accounts: [role(other), role('333333333333')] },
      { client: world.client },
    )
    const items = await run.paginate('sns', 'list_topics').items().toArray()
    expect(items).toHaveLength(20)
    for (const { account, region, item } of items) {
      expect((item as { TopicArn: string }).TopicArn).toMatch(new RegExp(`^arn:aws:sns:${region}:${account}:\\d$`))
    }
    expect(run.receipts.map(summary)).toEqual([
      [other, 'us-east-1', 'complete', 5],
      ['333333333333', 'us-east-1', 'complete', 5],
      [other, 'eu-central-1', 'complete', 5],
      ['333333333333', 'eu-central-1', 'complete', 5],
    ])
    expect(world.count('AssumeRole')).toBe(2)
  })

  it('gives pages too', async () => {
    const world = new FleetWorld()
    const run = across({ regions: 'us-west-2' }, { client: world.client })
    const sizes: unknown[] = []
    for await (const { account, region, page } of run.paginate('sns', 'list_topics')) {
      sizes.push([account, region, (page.Topics as unknown[]).length])
    }
    expect(sizes).toEqual([2, 2, 1].map((size) => [ownAccount, 'us-west-2', size]))
  })
})
