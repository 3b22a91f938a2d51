import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { across, type FleetTargets } from 'nexttoken'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FleetWorld } from './support/fleet-world.js'

const [account, other] = ['222222222222', '333333333333']
const arn = (id: string, name: string) => `arn:aws:iam::${id}:role/${name}`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'))
  const keys = `aws_access_key_id = AKIA${account}\naws_secret_access_key = s\n`
  writeFileSync(join(folder, 'config'), `[profile dev]\n${keys}`)
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** Lists with roles of which those named Denied… cannot be assumed. */
async function list(accounts: FleetTargets['accounts']) {
  const world = new FleetWorld({ refusesRole: (_, role) => role.startsWith('Denied') })
  const run = across({ regions: 'us-east-1', accounts }, { client: world.client })
  await run.paginate('sns', 'list_topics').items().toArray()
  const receipts = run.receipts.map((one) => [one.account, one.outcome, one.profile ?? 'role'].join(' '))
  return { receipts, world, errors: run.receipts.flatMap(({ error }) => error?.message ?? []) }
}

describe('an account that several roles or profiles lead to', () => {
  it('is listed with the first role that can be assumed', async () => {
    const roles = ['Denied', 'Works', 'Spare'].map((name) => arn(account, name))
    const { receipts, world } = await list(roles)
    expect(receipts).toEqual([`${account} complete role`])
    expect(world.count('AssumeRole')).toBe(2)
  })

  it('is listed with its profile if no role can be assumed', async () => {
    const { receipts } = await list([arn(account, 'Denied'), 'dev', arn(other, 'Denied')])
    expect(receipts).toEqual([`${account} complete dev`, `${other} denied role`])
  })

  it('has one receipt, with the error of the first role, if none can be assumed', async () => {
    const { receipts, errors } = await list([arn(account, 'Denied1'), arn(account, 'Denied2')])
    expect(receipts).toEqual([`${account} denied role`])
    expect(errors).toEqual([expect.stringContaining(arn(account, 'Denied1'))])
  })
})
