import fc from 'fast-check'
import { client, type DynamicClient } from 'nexttoken'
import { fromAttributeValues } from 'nexttoken/dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RawValue, rawItem } from '../documents/support/arbitrary-attribute.js'
import { startPython } from './support/python-process.js'

const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const TableName = 'plain-values'

type Raw = Record<string, RawValue>

/** Random items that moto accepts: without empty texts and names, which it refuses in keys and sets. */
function randomItems(prefix: string): Raw[] {
  const storable = rawItem.filter((item) => isStorable({ M: item }))
  return fc
    .sample(storable, { numRuns: 60, seed: 7 })
    .map((item, index) => ({ ...item, id: { S: `${prefix}${index}` } }))
}

function isStorable(value: RawValue): boolean {
  return Object.entries(value).every(([type, inner]) => {
    if (type === 'N') return isInRange(String(inner))
    if (type === 'NS') return (inner as string[]).every(isInRange)
    if (type === 'S') return inner !== ''
    if (type === 'B') return (inner as Uint8Array).length > 0
    if (type === 'SS') return (inner as string[]).every((text) => text !== '')
    if (type === 'BS') return isUnique((inner as Uint8Array[]).map(String))
    if (type === 'L') return (inner as RawValue[]).every(isStorable)
    if (type !== 'M') return true
    return Object.entries(inner as Raw).every(([name, member]) => name !== '' && isStorable(member))
  })
}

/** boto3 refuses what DynamoDB would round to zero. */
function isInRange(number: string): boolean {
  return Number(number) === 0 || Math.abs(Number(number)) > 1e-100
}

function isUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length && !texts.includes('')
}

/** An item as Python gets and gives it. */
function asJson(item: Raw): unknown {
  const text = JSON.stringify(item, (_, value: unknown) =>
    value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value,
  )
  return JSON.parse(text)
}

function fromJson(item: unknown): Raw {
  return JSON.parse(JSON.stringify(item), (_, value: unknown) =>
    isBytes(value) ? new Uint8Array(Buffer.from(value.$bytes, 'base64')) : value,
  )
}

function isBytes(value: unknown): value is { $bytes: string } {
  return typeof value === 'object' && value !== null && '$bytes' in value
}

describe('plain values are those of boto3’s Table:', () => {
  const table = startPython('table_items.py')
  let dynamodb: DynamicClient

  beforeAll(async () => {
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    dynamodb = client('dynamodb' as string, { region: 'us-east-1', endpoint, credentials, documents: true })
    await dynamodb.call('CreateTable', {
      TableName,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
  })
  afterAll(() => {
    table.stop()
    dynamodb.destroy()
  })

  it('what boto3 stores is read', async () => {
    const items = randomItems('theirs')
    await table.ask({ endpoint, table: TableName, put: items.map(asJson), get: [] }, 1)
    for (const item of items) {
      const { Item } = await dynamodb.call('GetItem', { TableName, Key: { id: item.id?.S } })
      expect(Item).toEqual(fromAttributeValues(item))
    }
  })

  it('what is stored is read by boto3', async () => {
    const items = randomItems('ours')
    for (const item of items) await dynamodb.call('PutItem', { TableName, Item: fromAttributeValues(item) })
    const get = items.map(({ id }) => id?.S)
    const [found = []] = await table.ask<unknown[]>({ endpoint, table: TableName, put: [], get }, 1)
    const read = found.map((item) => fromAttributeValues(fromJson(item)))
    expect(read).toEqual(items.map((item) => fromAttributeValues(item)))
  })
})
