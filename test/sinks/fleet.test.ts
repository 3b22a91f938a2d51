import { existsSync, readFileSync } from 'node:fs'
import { across } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { FleetWorld, ownAccount } from '../fleet/support/fleet-world.js'
import { query } from './support/duckdb.js'
import { temporaryFolder } from './support/folder.js'

const at = temporaryFolder()
const regions = ['us-east-1', 'eu-west-1', 'ap-south-1']

function topicsOf(world: FleetWorld, failFast = false) {
  return across({ regions }, { client: world.client, concurrency: 2, failFast }).paginate(
    'sns',
    'list_topics',
  )
}

describe('a listing across regions', () => {
  it('is a table with the account and the region of each row', async () => {
    const path = at('topics.parquet')
    const written = await topicsOf(new FleetWorld()).to(path)
    expect(written).toMatchObject({ rows: 15, resumed: 0, outcome: 'complete' })
    expect(written.receipts.map(({ outcome }) => outcome)).toEqual(['complete', 'complete', 'complete'])
    const rows = await query(
      `select _account, _region, count(*) n, count(distinct TopicArn) d from '${path}' group by all order by all`,
    )
    expect(rows).toEqual(
      [...regions].sort().map((_region) => ({ _account: ownAccount, _region, n: 5n, d: 5n })),
    )
  })

  it('writes the others if a target is denied', async () => {
    const refuse = ({ region }: { region: string }) =>
      region === 'eu-west-1' ? { code: 'AccessDenied', statusCode: 403 } : undefined
    const written = await topicsOf(new FleetWorld({ refuse })).to(at('denied.csv'))
    expect(written).toMatchObject({ rows: 10, outcome: 'incomplete' })
    expect(written.receipts.filter(({ outcome }) => outcome === 'denied')).toHaveLength(1)
  })

  it('leaves an earlier result as it was if no target can be listed', async () => {
    const path = at('refused.csv')
    await topicsOf(new FleetWorld()).to(path)
    const before = readFileSync(path, 'utf8')
    const refuse = () => ({ code: 'AccessDenied', statusCode: 403 })
    const written = await topicsOf(new FleetWorld({ refuse })).to(path)
    expect(written).toMatchObject({ rows: 0, outcome: 'failed' })
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  it('is continued after an error, without a row lost or twice', async () => {
    const path = at('continued.ndjson')
    let calls = 0
    const world = new FleetWorld({
      refuse: (_, operation) =>
        operation === 'ListTopics' && ++calls === 6 ? { code: 'InternalError', statusCode: 400 } : undefined,
    })
    await expect(topicsOf(world, true).to(path)).rejects.toThrow('InternalError')
    expect(existsSync(path)).toBe(false)
    const written = await topicsOf(new FleetWorld()).to(path)
    expect(written.rows).toBe(15)
    expect(written.resumed).toBeGreaterThan(0)
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(new Set(lines).size).toBe(15)
    expect(lines).toHaveLength(15)
  })

  it.each([3, 4])('has at most %d rows of each target, over all runs', async (maxItems) => {
    const path = at(`limit-${maxItems}.ndjson`)
    const pagesOf = (world: FleetWorld, failFast: boolean) =>
      across({ regions }, { client: world.client, concurrency: 1, failFast }).paginate(
        'sns',
        'list_topics',
        {},
        { maxItems },
      )
    let calls = 0
    const refuse = (_: unknown, operation: string) =>
      operation === 'ListTopics' && ++calls === 4 ? { code: 'InternalError', statusCode: 400 } : undefined
    await expect(pagesOf(new FleetWorld({ refuse }), true).to(path)).rejects.toThrow('InternalError')
    const written = await pagesOf(new FleetWorld(), false).to(path)
    expect(written).toMatchObject({ rows: 3 * maxItems, outcome: 'complete' })
    expect(written.resumed).toBeGreaterThan(maxItems)
    expect(new Set(readFileSync(path, 'utf8').trimEnd().split('\n')).size).toBe(3 * maxItems)
  })

  it('refuses wrong options before anything is sent', async () => {
    const world = new FleetWorld()
    const pages = topicsOf(world)
    await expect(pages.to(at('x.csv'), { columns: ['TopicArm'] })).rejects.toThrow('did you mean "TopicArn"?')
    await expect(pages.to(at('x.csv'), { item: 'Topics' } as object)).rejects.toThrow(
      'unknown option of to "item"',
    )
    expect(world.requests).toEqual([])
  })
})
