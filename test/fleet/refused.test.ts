import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { across, type FleetTargets, NextTokenError } from 'nexttoken'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FleetWorld } from './support/fleet-world.js'

const profiles = `[profile dev]
region = eu-west-1
aws_access_key_id = AKIA444444444444
aws_secret_access_key = s
[profile audit]
aws_access_key_id = AKIA555555555555
aws_secret_access_key = s
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'))
  writeFileSync(join(folder, 'config'), profiles)
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null')
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** The error of a listing that must send nothing. */
async function refusal(
  targets: unknown,
  listing: readonly unknown[] = ['sns', 'list_topics'],
  more: object = {},
) {
  const world = new FleetWorld()
  const run = across(targets as FleetTargets, { client: world.client, ...more })
  const paginate = run.paginate as (...args: readonly unknown[]) => ReturnType<typeof run.paginate>
  const error = await paginate(...listing)
    .items()
    .toArray()
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NextTokenError)
  expect(world.requests).toEqual([])
  return error as NextTokenError
}

describe('wrong targets are refused before anything is sent', () => {
  it.each([
    [{ regions: [] }, "regions is an empty list; pass 'all', or a list of regions and patterns"],
    [{ regions: 7 }, 'regions is a value of type number'],
    [{ regions: ['us-esat-1'] }, 'no region "us-esat-1"; did you mean "us-east-1"'],
    [{ regions: 'mars-*' }, 'no region is like "mars-*"; AWS has af-*, ap-*'],
    [{ regions: ['us-east-1', ''] }, 'regions has ""; pass the names of regions'],
    [{ regions: 'all', accounts: [] }, 'accounts is an empty list'],
    [{ regions: 'all', accounts: 'dev' }, `accounts is "dev"; pass 'all', a list`],
    [
      { regions: 'all', accounts: ['dve'] },
      '"dve" is a profile in no shared config file; did you mean "dev"?',
    ],
    [{ regions: 'all', accounts: ['arn:aws:iam::12:role/x'] }, 'is not the ARN of a role'],
    [{ regions: 'all', accounts: [{ role: 'Inventory' }] }, '"Inventory" is not the ARN of a role'],
    [{ regions: 'all', accounts: [{ profile: 'x', name: 'y' }] }, 'unknown setting of an account "name"'],
    [{ regions: 'all', accounts: [3] }, 'accounts has 3; pass a profile'],
    [{ regions: 'all', accounts: { from: 'profiles', names: [] } }, 'accounts.names is an empty list'],
    [
      { regions: 'all', accounts: { from: 'profiles', names: 'dev' } },
      'accounts.names is "dev"; pass a list',
    ],
    [{ regions: 'all', accounts: { from: 'organizations' } }, 'accounts.role is undefined; pass the name'],
    [{ regions: 'all', accounts: { from: 'organisation', role: 'x' } }, "; pass 'all', a list of profiles"],
    [{ region: 'us-east-1' }, 'unknown target setting "region"; did you mean "regions"?'],
    [{}, 'there is no region; pass `regions`, or set AWS_REGION'],
    [{ accounts: ['dev', 'audit'] }, 'the profile "audit" has no region; pass `regions`'],
    [
      { accounts: ['audit', 'arn:aws:iam::123456789012:role/x'] },
      'the profile "audit" has no region; pass `regions`',
    ],
    [
      { accounts: ['dev', 'arn:aws:iam::123456789012:role/x'] },
      'there is no region; pass `regions`, or set AWS_REGION',
    ],
    [{ accounts: { from: 'organizations', role: 'x' } }, 'there is no region; pass `regions`'],
    [undefined, 'targets are missing'],
  ])('%j', async (targets, message) => {
    const error = await refusal(targets)
    expect(error.code).toBe('InvalidConfiguration')
    expect(error.message).toContain(message)
  })

  it('all problems come at once', async () => {
    const error = await refusal(
      { regions: ['us-esat-1'], accounts: ['dve'] },
      ['sns', 'list_topic', {}, { startingToken: 'x' }],
      { concurrency: 0, profile: 'dev' },
    )
    expect(error.message.split('\n')).toHaveLength(6)
    for (const part of ['us-esat-1', 'dve', 'ListTopics', 'startingToken', 'concurrency is 0', 'client: {'])
      expect(error.message).toContain(part)
  })

  it('one problem keeps its own code', async () => {
    const codes = [
      [['snss', 'list_topics'], 'UnknownService'],
      [['sns', 'list_topic'], 'UnknownOperation'],
      [['sns', 'get_topic_attributes'], 'OperationNotPageable'],
      [['kinesis', 'get_records', { ShardIterator: 'x' }], 'NotSupported'],
      [['sns', 'list_topics', {}, { maxItem: 3 }], 'Pagination'],
      [['sns', 'list_topics', {}, { follow: true }], 'InvalidConfiguration'],
    ] as const
    for (const [listing, code] of codes) {
      expect((await refusal({ regions: 'us-east-1' }, listing)).code).toBe(code)
    }
  })

  it('a result key that does not exist', async () => {
    const run = across({ regions: 'us-east-1' }, { client: new FleetWorld().client })
    const items = run.paginate('sns', 'list_topics').items('Topic' as 'Topics')
    await expect(items.toArray()).rejects.toThrow('did you mean "Topics"?')
  })
})

describe('profiles', () => {
  it("'all' are those of the configuration files, each in its account", async () => {
    const world = new FleetWorld()
    const { credentials: _, ...client } = world.client
    const run = across({ regions: 'eu-west-1', accounts: 'all' }, { client })
    await run.paginate('sns', 'list_topics').items().toArray()
    expect(run.receipts).toMatchObject([
      { account: '444444444444', profile: 'dev', outcome: 'complete' },
      { account: '555555555555', profile: 'audit', outcome: 'complete' },
    ])
  })

  it('without `regions`, each is listed in its own region', async () => {
    const world = new FleetWorld()
    const run = across({ accounts: ['dev'] }, { client: { requestHandler: world.handler } })
    await run.paginate('sns', 'list_topics').items().toArray()
    expect(run.receipts).toMatchObject([{ account: '444444444444', region: 'eu-west-1' }])
  })

  it('need no region for an operation that is the same in all regions', async () => {
    const world = new FleetWorld()
    const accounts = ['audit', 'arn:aws:iam::666666666666:role/x']
    const run = across({ accounts }, { client: world.client })
    await run.paginate('iam', 'list_users').items().toArray()
    const receipts = run.receipts.map((one) => [one.account, one.region, one.outcome].join(' '))
    expect(receipts.sort()).toEqual(['555555555555 aws-global complete', '666666666666 aws-global complete'])
  })
})
