import { across } from 'nexttoken'
import { expect, it } from 'vitest'
import { sampleSize } from '../support/samples.js'
import { FleetWorld, ownAccount, type Place } from './support/fleet-world.js'

const regions = [
  ...[
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'eu-central-1',
  ],
  ...['eu-north-1', 'ap-south-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1'],
  ...['ap-southeast-2', 'ca-central-1', 'sa-east-1', 'af-south-1', 'me-south-1', 'eu-south-1'],
]
const count = sampleSize('fleetAccounts')
const accounts = Array.from({ length: count }, (_, at) => String(100000000000 + at))

/** One account whose role is refused, and single targets that fail in different ways. */
const lost = String(100000000007)
function failureOf({ account, region, service }: Place): string | undefined {
  if (service !== 'sns') return undefined
  const number = (Number(account) * 31 + regions.indexOf(region) * 7) % 100
  if (number === 1) return 'AuthorizationError'
  if (number === 2) return 'InvalidAction'
  return number === 3 ? 'InternalFailure' : undefined
}
const outcomes: Readonly<Record<string, string>> = {
  AuthorizationError: 'denied',
  InvalidAction: 'not-available',
  InternalFailure: 'failed',
}
const topics = ({ account, region }: Place) => (Number(account) + regions.indexOf(region)) % 4

it(`lists ${count} accounts in 20 regions each in bounded memory, and names every target that fails`, {
  timeout: 600_000,
}, async () => {
  const world = new FleetWorld({
    accounts: [ownAccount, ...accounts],
    regions,
    topics,
    refuse: (place, operation) => {
      const code = operation === 'AssumeRole' && place.account === ownAccount ? undefined : failureOf(place)
      return code === undefined ? undefined : { code, statusCode: 400 }
    },
    refusesRole: (account) => account === lost,
  })
  const run = across(
    { regions: 'all', accounts: { from: 'organizations', role: 'Inventory' } },
    { client: world.client },
  )
  let items = 0
  let mostHeap = 0
  for await (const { account, region } of run.paginate('sns', 'list_topics').items()) {
    expect(account === lost || failureOf({ account, region, service: 'sns' })).toBeFalsy()
    items++
    if (items % 1000 === 0) mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed)
  }
  const places = [ownAccount, ...accounts].flatMap((account) =>
    regions.map((region) => ({ account, region, service: 'sns' })),
  )
  const expected = places.map((place) => {
    const { account, region } = place
    const code = failureOf(place)
    const outcome = account === lost ? 'denied' : code === undefined ? 'complete' : outcomes[code]
    return `${account} ${region} ${outcome} ${outcome === 'complete' ? topics(place) : 0}`
  })
  const told = run.receipts.filter(({ account, region }) => account !== lost || regions.includes(region))
  expect(
    told.map(({ account, region, outcome, items: each }) => `${account} ${region} ${outcome} ${each}`).sort(),
  ).toEqual(expected.sort())
  expect(items).toBe(told.reduce((sum, receipt) => sum + receipt.items, 0))
  expect(world.count('AssumeRole')).toBe(count)
  expect(world.mostAtWork).toBeLessThanOrEqual(32 + 8 + 1)
  // Ten thousand receipts and the requests that this test keeps are a part of it.
  expect(mostHeap).toBeLessThan(400e6)
})
