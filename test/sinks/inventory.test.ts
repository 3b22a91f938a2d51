import { inventory } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { describeColumns } from '../../src/columns/index.js'
import { OperationTables } from '../../src/inventory/into/inventory-tables.js'
import { inventoryFile } from '../../src/inventory/operations/index.js'
import type { Sink, Table } from '../../src/sinks/index.js'
import { InventoryWorld } from '../inventory/support/inventory-world.js'
import { query } from './support/duckdb.js'
import { temporaryFolder } from './support/folder.js'

const at = temporaryFolder()
const regions = ['us-east-1', 'eu-west-1']
const operations = ['sns.ListTopics', 'ec2.DescribeInstances', 'sqs.ListQueues']

function run(items: (place: { readonly service: string }) => number = () => 3) {
  const world = new InventoryWorld({ services: ['sns', 'ec2', 'sqs'], regions, items })
  return inventory({ regions }, { client: world.client, operations })
}

/** Keeps the rows of every table. */
class MemorySink implements Sink {
  readonly target = 'memory'
  readonly hasTables = true
  readonly rows = new Map<string, Record<string, unknown>[]>()
  #first: Table | undefined
  isFinished = false

  async open(table: Table) {
    this.#first = table
    return undefined
  }

  async write(rows: readonly unknown[], table = this.#first) {
    const { name = '', columns = [] } = table ?? {}
    const kept = this.rows.get(name) ?? []
    this.rows.set(name, kept)
    kept.push(
      ...rows.map((row) => Object.fromEntries(columns.map((column) => [column.name, column.read(row)]))),
    )
  }

  async commit() {}

  async finish() {
    this.isFinished = true
    return { target: this.target, rows: this.rows.get(this.#first?.name ?? '')?.length ?? 0 }
  }

  async abandon() {}
}

describe('an inventory', () => {
  it('in a file has a row for each item, with what every item has', async () => {
    const path = at('account.parquet')
    const written = await run().to(path)
    expect(written.rows).toBe(written.receipts.reduce((sum, { items }) => sum + items, 0))
    const rows = await query(
      `select _service, _region, type, count(*) n, count(distinct json_extract_string(item, '$.TopicArn')) topics from '${path}' group by all order by all`,
    )
    const topics = rows.filter(({ type }) => type === 'AWS::SNS::Topic')
    expect(topics).toEqual([
      { _service: 'sns', _region: 'eu-west-1', type: 'AWS::SNS::Topic', n: 3n, topics: 3n },
      { _service: 'sns', _region: 'us-east-1', type: 'AWS::SNS::Topic', n: 3n, topics: 3n },
    ])
    expect(rows.map(({ type }) => type)).toContain('AWS::EC2::Instance')
  })

  it('in a database has a table for each operation too', async () => {
    const sink = new MemorySink()
    const { rows } = await run(({ service }) => (service === 'sqs' ? 0 : 3)).to(sink)
    expect(sink.isFinished).toBe(true)
    expect([...sink.rows.keys()].sort()).toEqual(['ec2_describe_instances', 'inventory', 'sns_list_topics'])
    const instances = sink.rows.get('ec2_describe_instances') ?? []
    expect(instances.length + (sink.rows.get('sns_list_topics')?.length ?? 0)).toBe(rows)
    expect(instances[0]).toMatchObject({ _region: expect.any(String), InstanceId: expect.any(String) })
    expect(sink.rows.get('sns_list_topics')?.[0]).toEqual({
      _account: expect.any(String),
      _region: expect.any(String),
      TopicArn: expect.any(String),
    })
  })

  it('in a DuckDB file answers questions over its tables, and a later one replaces them', async () => {
    const path = at('account.duckdb')
    await run().to(path)
    await run(({ service }) => (service === 'sqs' ? 0 : 2)).to(path)
    const tables = await query(`select table_name from duckdb_tables() order by all`, path)
    expect(tables.map(({ table_name }) => table_name)).toEqual(
      expect.arrayContaining(['ec2_describe_instances', 'inventory', 'sns_list_topics', 'sqs_list_queues']),
    )
    const questions = `select
      (select count(*) from inventory where _service = 'sns') as topics,
      (select count(distinct (_region, TopicArn)) from sns_list_topics) as arns,
      (select count(*) from sqs_list_queues) as queues,
      (select count(InstanceId) from ec2_describe_instances) as instances,
      (select count(*) from inventory where type = 'AWS::EC2::Instance') as found`
    const [answer] = await query(questions, path)
    expect(answer).toMatchObject({ topics: 4n, arns: 4n, queues: 0n })
    expect(answer?.instances).toBe(answer?.found)
  })

  it('refuses unknown options', async () => {
    await expect(run().to(at('x.csv'), { restart: true } as object)).rejects.toThrow(
      'unknown option of to "restart"',
    )
    await expect(run().to(at('x.csv'), { mode: 'apend' as 'append' })).rejects.toThrow('mode is "apend"')
  })
})

it('every operation of the inventory has a table with columns of its own', () => {
  const tables = new OperationTables()
  const services = Object.entries(inventoryFile().services).filter(([name]) => /^a/.test(name))
  const without = services.flatMap(([service, listed]) =>
    Object.keys(listed).filter((operation) => {
      const { columns } = tables.of({ service, operation })
      return columns.length < 3 || describeColumns(columns) === ''
    }),
  )
  expect(without).toEqual([])
})
