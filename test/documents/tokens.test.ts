import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamicClient, PaginateOptions } from 'nexttoken'
import { DynamoNumber } from 'nexttoken/dynamodb'
import { describe, expect, it } from 'vitest'
import { startItemTable } from './support/item-table.js'

/** Numbers that a double rounds, and one that it writes in another way. */
const numbers = ['1', '2.5', '9007199254740993', '0.12345678901234567890', '5.00', '1E+2', '-7']

const items = Array.from({ length: 35 }, (_, index) => ({
  name: { S: `item ${index}` },
  number: { N: numbers[index % numbers.length] ?? '0' },
  bytes: { B: Buffer.from([index, 255]).toString('base64') },
  tags: { SS: [`tag ${index}`] },
}))

const startTable = () => startItemTable(items, ['name', 'number', 'bytes'])

const documents = [true, { wrapNumbers: true }, { wrapNumbers: Number }] as const

function scan(client: DynamicClient, options: PaginateOptions = {}, input: object = {}) {
  return client.paginate('scan', { TableName: 't', ...input }, options)
}

async function tokensOf(client: DynamicClient): Promise<(string | undefined)[]> {
  const pages = scan(client).items()
  const tokens: (string | undefined)[] = []
  for await (const _ of pages) tokens.push(pages.resumeToken)
  return tokens
}

describe('resume tokens', () => {
  it.each(documents)('are those of a client without documents (%j), after every item', async (option) => {
    const table = await startTable()
    expect(await tokensOf(table.open({ documents: option }))).toEqual(await tokensOf(table.open()))
  })

  it.each(documents)('continue a listing of the other client (%j)', async (option) => {
    const table = await startTable()
    const [plain, raw] = [table.open({ documents: option }), table.open()]
    for (const maxItems of [3, 10, 14, 30]) {
      for (const [one, other] of [
        [plain, raw],
        [raw, plain],
      ] as const) {
        const first = scan(one, { maxItems })
        await first.items().toArray()
        const rest = await scan(other, { startingToken: first.resumeToken }).items().toArray()
        expect(rest).toHaveLength(items.length - maxItems)
      }
    }
  })

  it('are written at the key in the input, before the first request', async () => {
    const table = await startTable()
    const ExclusiveStartKey = {
      name: 'item 4',
      number: new DynamoNumber('5.00'),
      bytes: new Uint8Array([4, 255]),
    }
    const raw = { name: { S: 'item 4' }, number: { N: '5.00' }, bytes: { B: new Uint8Array([4, 255]) } }
    const expected = scan(table.open(), {}, { ExclusiveStartKey: raw }).resumeToken
    const plain = table.open({ documents: true })
    expect(scan(plain, {}, { ExclusiveStartKey }).resumeToken).toBe(expected)
    expect(scan(plain, { startingToken: ExclusiveStartKey }).resumeToken).toBe(expected)
    expect(scan(plain, { startingToken: raw }).resumeToken).toBe(expected)
  })

  it('lead on, whatever form the key of the start has', async () => {
    const table = await startTable()
    const plain = table.open({ documents: true })
    const key = { name: 'item 2', number: 9007199254740993n, bytes: new Uint8Array([2, 255]) }
    const raw = { name: { S: 'item 2' }, number: { N: '9007199254740993' }, bytes: { B: key.bytes } }
    for (const startingToken of [key, raw]) {
      expect(await scan(plain, { startingToken }).items().toArray()).toHaveLength(items.length - 3)
    }
    expect(await scan(plain, {}, { ExclusiveStartKey: key }).items().toArray()).toHaveLength(items.length - 3)
  })
})

describe('a loop by hand', () => {
  it.each(documents)('continues at LastEvaluatedKey (%j)', async (option) => {
    const table = await startTable()
    const client = table.open({ documents: option })
    let seen = 0
    let ExclusiveStartKey: unknown
    do {
      const page = await client.call('Scan', { TableName: 't', ExclusiveStartKey })
      seen += (page.Items as unknown[]).length
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey !== undefined)
    expect(seen).toBe(items.length)
  })
})

describe('pages by templates', () => {
  it('are requested as by a client without documents', async () => {
    const table = await startTable()
    const seen = async (client: DynamicClient) => {
      table.requests.length = 0
      await scan(client, { pageSize: 4 }).items().toArray()
      return [...table.requests]
    }
    expect(await seen(table.open({ documents: true }))).toEqual(await seen(table.open()))
  })
})

describe('a listing in segments', () => {
  it('has the plain items of one chain', async () => {
    const table = await startTable()
    const client = table.open({ documents: true })
    const parallel = await scan(client, { parallel: 3 }).items().toArray()
    expect(parallel.length).toBeGreaterThanOrEqual(items.length)
    expect(parallel[0]).toEqual((await scan(client).items().toArray())[0])
  })
})

describe('a checkpoint', () => {
  it('continues where it stopped, also in a client without documents', async () => {
    const table = await startTable()
    const file = join(mkdtempSync(join(tmpdir(), 'documents-')), 'scan.json')
    const [plain, raw] = [table.open({ documents: true }), table.open()]
    for (const client of [plain, raw]) {
      const pages = scan(client, { checkpoint: { store: file, every: 'item' }, maxItems: 12 })
      await expect(pages.items().batches(12).toArray()).resolves.toHaveLength(1)
      await pages.save()
    }
    const rest = await scan(plain, { checkpoint: file }).items().toArray()
    expect(rest).toHaveLength(items.length - 24)
  })

  it('belongs to inputs with equal sets only', async () => {
    const table = await startTable()
    const file = join(mkdtempSync(join(tmpdir(), 'documents-')), 'scan.json')
    const client = table.open({ documents: true })
    const run = (values: readonly string[]) =>
      scan(
        client,
        { checkpoint: { store: file, every: 'page' } },
        { ExpressionAttributeValues: { ':tags': new Set(values) } },
      )
    const first = run(['a', 'b'])
    for await (const _ of first) break
    await first.save()
    await expect(run(['a', 'c']).items().toArray()).rejects.toMatchObject({ code: 'CheckpointMismatch' })
    await expect(run(['b', 'a']).items().toArray()).resolves.toHaveLength(25)
  })
})
