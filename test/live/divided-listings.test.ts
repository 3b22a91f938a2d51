import { client, type DynamicClient } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { dynalite } from './support/servers/dynalite.js'
import { ministack } from './support/servers/ministack.js'
import { describeServer } from './support/use-server.js'

type Structure = Record<string, unknown>

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const moto = (service: string): DynamicClient =>
  client(service, { region: 'us-east-1', endpoint: process.env.NEXTTOKEN_MOTO ?? '', credentials })

const allIds = Array.from({ length: 300 }, (_, n) => `id-${n}`).toSorted()

async function fillTable(dynamodb: DynamicClient): Promise<void> {
  const key = { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] }
  const AttributeDefinitions = [{ AttributeName: 'id', AttributeType: 'S' }]
  const ProvisionedThroughput = { ReadCapacityUnits: 100, WriteCapacityUnits: 100 }
  await dynamodb.createTable({ TableName: 'many', ...key, AttributeDefinitions, ProvisionedThroughput })
  for (let tries = 0; tries < 100; tries++) {
    const { Table } = await dynamodb.describeTable({ TableName: 'many' })
    if ((Table as Structure).TableStatus === 'ACTIVE') break
  }
  for (const id of allIds) await dynamodb.putItem({ TableName: 'many', Item: { id: { S: id } } })
}

async function idsOf(dynamodb: DynamicClient, options: Structure) {
  const pages = dynamodb.paginate('scan', { TableName: 'many' }, { pageSize: 10, ...options })
  const items = (await pages.items().toArray()) as { id: { S: string } }[]
  return { ids: items.map(({ id }) => id.S).toSorted(), receipt: pages.receipt }
}

function scans(open: () => DynamicClient): void {
  let dynamodb: DynamicClient
  beforeAll(async () => {
    dynamodb = open()
    await fillTable(dynamodb)
  })

  it('Scan: every item once, in segments', async () => {
    const { ids, receipt } = await idsOf(dynamodb, { parallel: 8 })
    expect(ids).toEqual(allIds)
    expect(receipt).toMatchObject({ outcome: 'complete', parallel: { pieces: 32 } })
    expect(receipt.parallel?.oneChain).toBeUndefined()
  })

  it('Scan: left and resumed, also without parallel', async () => {
    for (const rest of [{ parallel: 4 }, {}]) {
      const first = dynamodb.paginate(
        'scan',
        { TableName: 'many' },
        { pageSize: 10, parallel: 8, maxItems: 45 },
      )
      const items = (await first.items().toArray()) as { id: { S: string } }[]
      const { ids } = await idsOf(dynamodb, { startingToken: first.resumeToken, ...rest })
      expect([...items.map(({ id }) => id.S), ...ids].toSorted()).toEqual(allIds)
    }
  })

  it('Scan of one segment is not divided', () => {
    const input = { TableName: 'many', Segment: 0, TotalSegments: 2 }
    expect(() => dynamodb.paginate('scan', input, { parallel: 8 })).toThrow(
      'parallel cannot be combined with Segment and TotalSegments of the input',
    )
  })
}

describe('moto', () => {
  scans(() => moto('dynamodb'))

  describe('CloudWatch Logs', () => {
    const logs = moto('logs')
    const end = Date.now() - 60_000
    const start = end - 3_600_000
    const group = { logGroupName: 'divided' }
    const messages = Array.from({ length: 400 }, (_, n) => `event ${n}`)

    beforeAll(async () => {
      await logs.createLogGroup(group)
      for (const stream of [0, 1]) {
        const logStreamName = `stream-${stream}`
        await logs.createLogStream({ ...group, logStreamName })
        // Half of the events come in ten seconds, several in the same millisecond.
        const logEvents = messages
          .map((message, n) => ({
            message,
            timestamp: n % 4 < 2 ? start + n * 9000 : start + 1_800_000 + Math.floor(n / 8) * 200,
          }))
          .filter((_, n) => n % 2 === stream)
          .toSorted((one, other) => one.timestamp - other.timestamp)
        await logs.putLogEvents({ ...group, logStreamName, logEvents })
      }
    })

    it.each([{ ordered: false }, {}])(
      'FilterLogEvents: every event once, in windows of time %j',
      async (more) => {
        const pages = logs.paginate(
          'filter_log_events',
          { ...group, startTime: start, endTime: end },
          { pageSize: 10, parallel: 8, ...more },
        )
        const events = (await pages.items().toArray()) as { message: string }[]
        expect(events.map(({ message }) => message).toSorted()).toEqual(messages.toSorted())
        expect(pages.receipt.parallel?.pieces).toBeGreaterThan(8)
      },
    )

    it('a listing that nothing divides says what does', () => {
      expect(() => logs.paginate('describe_log_streams', group, { parallel: 8 })).toThrow(
        /start one listing for each region, for each account, for each /,
      )
      expect(() =>
        logs.paginate('filter_log_events', { ...group, startTime: start }, { parallel: 8 }),
      ).toThrow('pass endTime too')
    })
  })
})

for (const kind of [dynalite, ministack])
  describeServer(kind, 'Scan in segments', ({ open: openHere }) => scans(() => openHere('dynamodb')))
