import { type ClientConfig, client, type DynamicClient } from 'nexttoken'
import { startHttpServer } from '../../support/http-server.js'

/** What the client sent: DynamoDB's own JSON. */
export interface SentRequest {
  readonly operation: string
  readonly input: Record<string, unknown>
}

type Item = Readonly<Record<string, object>>

/** A table on loopback, whose items are in attribute values with bytes as base64. It knows Scan, Query and GetItem. */
export interface ItemTable {
  readonly url: string
  readonly requests: SentRequest[]
  /** A client of the table. */
  open(config?: ClientConfig): DynamicClient
}

export async function startItemTable(
  items: readonly Item[],
  keyNames: readonly string[],
): Promise<ItemTable> {
  const requests: SentRequest[] = []
  const keyOf = (item: Item) => Object.fromEntries(keyNames.map((name) => [name, item[name]]))
  const server = await startHttpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const input: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString())
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    requests.push({ operation, input })
    const places = items.map((item) => JSON.stringify(keyOf(item)))
    if (operation === 'GetItem') {
      const Item = items[places.indexOf(JSON.stringify(input.Key))]
      response.end(JSON.stringify(Item ? { Item } : {}))
      return
    }
    const after = input.ExclusiveStartKey
    const start = after === undefined ? 0 : places.indexOf(JSON.stringify(after)) + 1
    if (after !== undefined && start === 0) {
      response.writeHead(400)
      response.end(JSON.stringify({ __type: 'ValidationException', message: 'no such key' }))
      return
    }
    const page = items.slice(start, start + Number(input.Limit ?? 10))
    const last = page.at(-1)
    const isCut = start + page.length < items.length && last
    const rest = isCut ? { LastEvaluatedKey: keyOf(last) } : {}
    response.end(JSON.stringify({ Items: page, Count: page.length, ScannedCount: page.length, ...rest }))
  })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const open = (config: ClientConfig = {}): DynamicClient =>
    client('dynamodb' as string, {
      region: 'us-east-1',
      endpoint: server.url,
      credentials,
      maxAttempts: 1,
      ...config,
    })
  return { url: server.url, requests, open }
}
