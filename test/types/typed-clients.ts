/**
 * What the compiler must accept and refuse of clients whose declarations are loaded. Checked by `npm run check`:
 * a line that it should refuse and does not is an error too.
 */
import { client, type DynamicClient, type Output } from 'nexttoken'

const s3 = client('s3', { region: 'us-east-1' })
const dynamodb = client('dynamodb')
const name: string = process.argv[2] ?? 'ListObjectsV2'

export async function accepted(): Promise<void> {
  const page = await s3.listObjectsV2({ Bucket: 'b' })
  const keys: (string | undefined)[] = page.Contents.map((object) => object.Key)
  const status: number = page.$metadata.httpStatusCode
  for await (const object of s3.paginate('list_objects_v2', { Bucket: 'b' }).items())
    object.Key?.toUpperCase()
  for await (const prefix of s3.paginate('ListObjectsV2', { Bucket: 'b' }).items('CommonPrefixes'))
    prefix.Prefix?.at(0)
  const merged = await s3
    .getPaginator('listObjectsV2')
    .paginate({ Bucket: 'b' }, { maxItems: 5 })
    .buildFullResult()
  const token: string | undefined = merged.NextToken
  const users = await client('iam').paginate('list_users').items().toArray()
  const last: Date | undefined = users[0]?.PasswordLastUsed
  await dynamodb.putItem({ TableName: 't', Item: { id: { B: 'text or bytes' } } })
  const more: boolean = s3.hasMore('list_objects_v2', page)
  const warning = client('s3', { onTruncated: 'warn' })
  console.log(keys, status, token, last, more, warning)
}

export async function namesKnownOnlyAtRunTime(): Promise<void> {
  const page: Output<Record<string, unknown>> = await s3.call(name, { Bucket: 'b' })
  const items: unknown[] = await s3.paginate(name, { Bucket: 'b' }).items().toArray()
  const untyped: DynamicClient = client('sqs')
  await untyped.listQueues?.({ MaxResults: 5 })
  console.log(page.Contents, items)
}

export async function refused(): Promise<void> {
  // @ts-expect-error: Bucket is required
  await s3.listObjectsV2()
  // @ts-expect-error: Bucket is required of a paginator as well
  s3.paginate('list_objects_v2')
  // @ts-expect-error: and of a call by name
  await s3.call('ListObjectsV2')
  // @ts-expect-error: there is no such operation
  s3.getPaginator('list_object')
  // @ts-expect-error: this one has no pages
  s3.getPaginator('get_object')
  // @ts-expect-error: there is no such member
  await s3.listObjectsV2({ Bucket: 'b', Prefx: 'p' })
  // @ts-expect-error: there is no such result key
  s3.paginate('list_objects_v2', { Bucket: 'b' }).items('Content')
  // @ts-expect-error: a promise is no page
  s3.hasMore('list_objects_v2', s3.listObjectsV2({ Bucket: 'b' }))
  // @ts-expect-error: nor is the answer of an operation without pages asked for more
  s3.hasMore('get_object', {})
  // @ts-expect-error: there is no such mode
  client('s3', { onTruncated: 'throw' })
  // @ts-expect-error: our options are not AWS's
  s3.paginate('list_objects_v2', { Bucket: 'b', maxItems: 5 })
}
