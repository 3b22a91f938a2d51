import { client, ServiceError } from 'nexttoken'
import { ANY, awsError, stub } from 'nexttoken/testing'
import { describe, expect, it } from 'vitest'
import { startItemTable } from './support/item-table.js'

const open = (documents: object | true = true) =>
  client('dynamodb' as string, { region: 'us-east-1', documents })

describe('a stub of a client with documents', () => {
  it('answers and expects plain values', async () => {
    const dynamodb = open()
    const stubbed = stub(dynamodb)
    const Item = { id: 'a', tags: new Set(['x']), big: 2n ** 60n }
    stubbed.addResponse('PutItem', {}, { TableName: 't', Item })
    stubbed.addResponse('GetItem', { Item }, { TableName: 't', Key: ANY })
    await dynamodb.call('PutItem', { TableName: 't', Item: { ...Item, tags: new Set(['x']) } })
    expect(await dynamodb.call('GetItem', { TableName: 't', Key: { id: 'a' } })).toMatchObject({ Item })
    stubbed.assertNoPendingResponses()
  })

  it('answers pages', async () => {
    const dynamodb = open()
    const items = [{ id: 'a' }, { id: 'b', n: 1 }, { id: 'c', tags: new Set([1]) }]
    stub(dynamodb).addPages('scan', [items.slice(0, 2), items.slice(2)])
    expect(await dynamodb.paginate('scan', { TableName: 't' }).items().toArray()).toEqual(items)
  })

  it('refuses another input, and an answer that no item can be', async () => {
    const dynamodb = open()
    const stubbed = stub(dynamodb).addResponse('PutItem', {}, { TableName: 't', Item: { id: 'a', n: 1 } })
    const call = dynamodb.call('PutItem', { TableName: 't', Item: { id: 'a', n: 2 } })
    await expect(call).rejects.toThrow('Item.n: expected 1, got 2')
    const wrong = { Item: { id: new Date(0) } }
    expect(() => stubbed.addResponse('GetItem', wrong)).toThrow('output.Item.id: a Date cannot be stored')
  })

  it('rejects with an item', async () => {
    const dynamodb = open()
    const code = 'ConditionalCheckFailedException'
    stub(dynamodb).addError('PutItem', awsError({ code, members: { Item: { id: 'a' } } }).fields)
    const error = await dynamodb
      .call('PutItem', { TableName: 't', Item: { id: 'a' } })
      .catch((thrown) => thrown)
    expect(error).toBeInstanceOf(ServiceError)
    expect(error.members).toMatchObject({ Item: { id: 'a' } })
  })
})

describe('a client with documents', () => {
  it('shows plain inputs to its hooks', async () => {
    const table = await startItemTable([{ id: { S: 'a' }, n: { N: '1' } }], ['id'])
    const dynamodb = table.open({ documents: true })
    const seen: unknown[] = []
    dynamodb.on('request', ({ input }) => {
      seen.push(input)
    })
    const items = await dynamodb
      .paginate('scan', { TableName: 't', ExclusiveStartKey: undefined })
      .items()
      .toArray()
    await dynamodb.call('GetItem', { TableName: 't', Key: { id: 'a' } })
    expect(items).toEqual([{ id: 'a', n: 1 }])
    expect(seen.at(-1)).toEqual({ TableName: 't', Key: { id: 'a' } })
  })

  it('waits', async () => {
    const dynamodb = open()
    stub(dynamodb).addResponse('DescribeTable', { Table: { TableStatus: 'ACTIVE' } })
    const result = await dynamodb.waitFor('table_exists', { TableName: 't' }, { delay: 0 })
    expect(result.state).toBe('success')
  })
})
