import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { DynamicClient } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { describe, expect, it } from 'vitest'
import { type ItemTable, startItemTable } from './support/item-table.js'

const items = Array.from({ length: 23 }, (_, index) => ({
  id: { S: `item ${index}` },
  n: { N: String(index / 4) },
  big: { N: String(2n ** 60n + BigInt(index)) },
  list: { L: [{ S: 'a' }, { M: { deep: { BOOL: true } } }, { NULL: true }] },
  tags: { SS: ['x', 'y'] },
  numbers: { NS: ['1', '2.5'] },
  data: { B: 'AQID' },
}))

function documentClient({ url }: ItemTable): DynamoDBDocumentClient {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  return DynamoDBDocumentClient.from(
    new DynamoDBClient({ region: 'us-east-1', endpoint: url, credentials, maxAttempts: 1 }),
  )
}

const Item = {
  id: 'a',
  n: 1.5,
  big: 2n ** 70n,
  tags: new Set(['x']),
  list: [1, null, { b: true }],
  data: new Uint8Array(2),
}
const Key = { id: 'a' }

/** The same call of the AWS SDK's document client and of ours, which has the names of DynamoDB. */
const calls: readonly [
  string,
  (sdk: DynamoDBDocumentClient) => Promise<unknown>,
  (ours: DynamicClient) => Promise<unknown>,
][] = [
  [
    'PutItem',
    (sdk) => sdk.send(new PutCommand({ TableName: 't', Item })),
    (ours) => ours.call('PutItem', { TableName: 't', Item }),
  ],
  [
    'GetItem',
    (sdk) => sdk.send(new GetCommand({ TableName: 't', Key })),
    (ours) => ours.call('GetItem', { TableName: 't', Key }),
  ],
  ...[
    {
      ExpressionAttributeValues: { ':a': 'a', ':b': null, ':c': new Set([1, 2]) },
      UpdateExpression: 'SET a = :a',
    },
    { AttributeUpdates: { a: { Action: 'PUT' as const, Value: null } }, Expected: { b: { Value: [1] } } },
  ].map((input): (typeof calls)[number] => [
    'UpdateItem',
    (sdk) => sdk.send(new UpdateCommand({ TableName: 't', Key, ...input } as never)),
    (ours) => ours.call('UpdateItem', { TableName: 't', Key, ...input }),
  ]),
  [
    'Query',
    (sdk) =>
      sdk.send(
        new QueryCommand({
          TableName: 't',
          KeyConditions: { id: { ComparisonOperator: 'EQ', AttributeValueList: ['a'] } },
        }),
      ),
    (ours) =>
      ours.call('Query', {
        TableName: 't',
        KeyConditions: { id: { ComparisonOperator: 'EQ', AttributeValueList: ['a'] } },
      }),
  ],
  [
    'BatchWriteItem',
    (sdk) =>
      sdk.send(
        new BatchWriteCommand({
          RequestItems: { t: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] },
        }),
      ),
    (ours) =>
      ours.call('BatchWriteItem', {
        RequestItems: { t: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] },
      }),
  ],
  [
    'TransactWriteItems',
    (sdk) =>
      sdk.send(
        new TransactWriteCommand({
          ClientRequestToken: 'x',
          TransactItems: [{ Put: { TableName: 't', Item } }, { Delete: { TableName: 't', Key } }],
        }),
      ),
    (ours) =>
      ours.call('TransactWriteItems', {
        ClientRequestToken: 'x',
        TransactItems: [{ Put: { TableName: 't', Item } }, { Delete: { TableName: 't', Key } }],
      }),
  ],
]

describe('a call in plain values sends what the document client of the AWS SDK sends:', () => {
  it.each(calls)('%s', async (operation, withSdk, withOurs) => {
    const table = await startItemTable(items, ['id'])
    await withSdk(documentClient(table))
    await withOurs(table.open({ documents: true }))
    const [sdk, ours] = table.requests
    expect(ours).toEqual(sdk)
    expect(ours?.operation).toBe(operation)
  })
})

describe('a listing in plain values', () => {
  it('has the pages of the document client', async () => {
    const table = await startItemTable(items, ['id', 'n'])
    const sdkPages: unknown[] = []
    for await (const { Items, LastEvaluatedKey } of paginateScan(
      { client: documentClient(table) },
      { TableName: 't' },
    ))
      sdkPages.push({ Items, LastEvaluatedKey })
    const pages: unknown[] = []
    for await (const { Items, LastEvaluatedKey } of table
      .open({ documents: true })
      .paginate('scan', { TableName: 't' }))
      pages.push({ Items, LastEvaluatedKey })
    expect(pages).toEqual(sdkPages)
  })

  it('continues at a token of the document client, which has plain values', async () => {
    const table = await startItemTable(items, ['id', 'n'])
    const first = paginate(documentClient(table), ScanCommand, { TableName: 't' }, { maxItems: 7 })
    await first.items().toArray()
    const startingToken = first.resumeToken
    const rest = table.open({ documents: true }).paginate('scan', { TableName: 't' }, { startingToken })
    expect(await rest.items().toArray()).toHaveLength(items.length - 7)
  })
})
