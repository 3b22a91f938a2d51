/**
 * What the compiler must accept and refuse of clients with plain values of DynamoDB, and how the types fit the AWS SDK.
 * Checked by `npm run check`: a line that it should refuse and does not is an error too.
 */
import type { AttributeValue as SdkAttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { client, session } from 'nexttoken'
import {
  type AttributeValue,
  DynamoNumber,
  fromAttributeValue,
  fromAttributeValues,
  type PlainAttribute,
  toAttributeValue,
  toAttributeValues,
} from 'nexttoken/dynamodb'

interface Book {
  readonly id: string
  readonly pages: number
  readonly tags?: ReadonlySet<string>
}

const book: Book = { id: 'moby', pages: 635, tags: new Set(['whale']) }
const dynamodb = client('dynamodb', { documents: true, region: 'us-east-1' })
const raw = client('dynamodb', { region: 'us-east-1' })

export async function accepted(): Promise<void> {
  await dynamodb.putItem({ TableName: 't', Item: book })
  await dynamodb.putItem({
    TableName: 't',
    Item: { id: 'a', total: new DynamoNumber('0.1'), n: 1n, none: null },
  })
  const { Item, ConsumedCapacity } = await dynamodb.getItem({ TableName: 't', Key: { id: 'moby' } })
  const found = Item as Book | undefined
  const id: PlainAttribute | undefined = Item?.id
  if (typeof id === 'string') id.toUpperCase()
  const units: number | undefined = ConsumedCapacity?.CapacityUnits
  for await (const item of dynamodb
    .paginate('query', { TableName: 't', ExpressionAttributeValues: { ':a': 1 } })
    .items()) {
    const value: PlainAttribute | undefined = item.id
    if (value instanceof Set) value.size.toFixed()
  }
  const page = await dynamodb.call('Scan', { TableName: 't' })
  await dynamodb.scan({ TableName: 't', ExclusiveStartKey: page.LastEvaluatedKey })
  await dynamodb.executeStatement({
    Statement: 'SELECT ?',
    Parameters: ['a', 1, new Set([1]), new Uint8Array(1)],
  })
  await dynamodb.transactWriteItems({ TransactItems: [{ Put: { TableName: 't', Item: { id: 'a' } } }] })
  const optional = session().client('dynamodb', { documents: { removeUndefinedValues: true } })
  await optional.putItem({ TableName: 't', Item: { id: 'a', gone: undefined } })
  const streams = client('dynamodbstreams', { documents: true })
  for await (const record of streams.paginate('get_records', { ShardIterator: 's' }).items()) {
    const image: Record<string, PlainAttribute> | undefined = record.dynamodb?.NewImage
    console.log(image)
  }
  console.log(found, units)
}

export async function withTheSdk(): Promise<void> {
  const { Items } = await raw.scan({ TableName: 't' })
  for (const item of Items) console.log(unmarshall(item), fromAttributeValues(item).id)
  await raw.putItem({ TableName: 't', Item: marshall(book) })
  await raw.putItem({ TableName: 't', Item: toAttributeValues(book) })
  const forSdk: Record<string, SdkAttributeValue> = toAttributeValues(book)
  const fromSdk: Record<string, PlainAttribute> = fromAttributeValues(marshall(book))
  const value: SdkAttributeValue = toAttributeValue('a')
  const text: string | undefined = Items[0]?.id?.S
  const single: PlainAttribute = fromAttributeValue({ N: '1' })
  const { Item } = await raw.getItem({ TableName: 't', Key: { id: { S: 'a' } } })
  const ours: Record<string, AttributeValue> | undefined = Item
  console.log(forSdk, fromSdk, value, text, single, ours)
}

export async function refused(): Promise<void> {
  // @ts-expect-error documents is a boolean or options
  client('dynamodb', { documents: 'yes' })
  // @ts-expect-error the option is removeUndefinedValues
  client('dynamodb', { documents: { removeUndefined: true } })
  // @ts-expect-error an item is an object
  await dynamodb.putItem({ TableName: 't', Item: 'moby' })
  // @ts-expect-error a value is not a function of the input
  await dynamodb.executeStatement({ Statement: 's', Parameters: [undefined] })
  const { Items } = await dynamodb.scan({ TableName: 't' })
  // @ts-expect-error a plain value has no type descriptor that is a text
  const text: string | undefined = Items[0]?.id?.S
  // @ts-expect-error a client without documents takes attribute values
  await raw.putItem({ TableName: 't', Item: { id: 'moby' } })
  // @ts-expect-error a text is no attribute value
  fromAttributeValues({ id: 'moby' })
  console.log(text)
}
