import type { ServerWorld } from './compare-walks.js'

const tables = Array.from({ length: 7 }, (_, n) => `table-${n}`)
const users = ['ann', 'bob', 'ünïcode ☃ 😀']

/** DynamoDB: tables, items of a composite key and of a binary key, filters that leave pages empty, counts. */
export const dynamodbWorld: ServerWorld = {
  service: 'dynamodb',
  async make(dynamodb) {
    for (const TableName of tables) await dynamodb.createTable({ TableName, ...keyed('user', 'S', 'at') })
    await dynamodb.createTable({ TableName: 'zz-binary', ...keyed('id', 'B') })
    for (const user of users) {
      for (let n = 0; n < 9; n++) await dynamodb.putItem({ TableName: 'table-0', Item: item(user, n) })
    }
    for (let n = 0; n < 5; n++) {
      const Item = { id: { B: new Uint8Array([n, 0, 255]) }, n: { N: `${n}` } }
      await dynamodb.putItem({ TableName: 'zz-binary', Item })
    }
  },
  lists: [
    {
      operation: 'list_tables',
      pageSizes: [1, 3, 100],
      stored: { search: 'TableNames[]', values: [...tables, 'zz-binary'] },
    },
    { operation: 'scan', input: { TableName: 'table-0' }, pageSizes: [1, 4, 100] },
    { operation: 'scan', input: { TableName: 'table-0', Select: 'COUNT' }, pageSizes: [5] },
    { operation: 'scan', input: { TableName: 'table-1' }, pageSizes: [5] },
    {
      operation: 'scan',
      input: {
        TableName: 'table-0',
        FilterExpression: 'n < :two',
        ExpressionAttributeValues: { ':two': { N: '2' } },
      },
      pageSizes: [1, 4],
    },
    {
      operation: 'scan',
      input: { TableName: 'table-0', ProjectionExpression: 'nothing' },
      pageSizes: [4],
    },
    { operation: 'scan', input: { TableName: 'zz-binary' }, pageSizes: [2] },
    ...[true, false].map((ScanIndexForward) => ({
      operation: 'query',
      input: {
        TableName: 'table-0',
        KeyConditionExpression: '#user = :user',
        ExpressionAttributeNames: { '#user': 'user' },
        ExpressionAttributeValues: { ':user': { S: 'ünïcode ☃ 😀' } },
        ScanIndexForward,
      },
      pageSizes: [1, 4, 100],
      stored: { search: 'Items[].at.N', values: inOrder(ScanIndexForward) },
    })),
  ],
}

function keyed(hash: string, type: string, range?: string) {
  const KeySchema = [{ AttributeName: hash, KeyType: 'HASH' }]
  const AttributeDefinitions = [{ AttributeName: hash, AttributeType: type }]
  if (range) {
    KeySchema.push({ AttributeName: range, KeyType: 'RANGE' })
    AttributeDefinitions.push({ AttributeName: range, AttributeType: 'N' })
  }
  return { KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' }
}

function item(user: string, n: number) {
  return {
    user: { S: user },
    at: { N: rangeKey(n) },
    n: { N: `${n}` },
    raw: { B: new Uint8Array([n, 0, 255]) },
    tags: { SS: ['a', `b${n}`] },
    deep: { M: { list: { L: [{ BOOL: true }, { NULL: true }, { S: user }] } } },
  }
}

/** Beyond what a double can hold: a token that rounded it would skip or repeat items. */
function rangeKey(n: number): string {
  return `${12345678901234567890n + BigInt(n)}`
}

function inOrder(isForward: boolean): string[] {
  const keys = Array.from({ length: 9 }, (_, n) => rangeKey(n))
  return isForward ? keys : keys.reverse()
}
