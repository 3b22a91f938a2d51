import { runInNewContext } from 'node:vm'
import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'

const foreign = <Value>(expression: string, names: object = {}): Value =>
  runInNewContext(expression, names) as Value
const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }

/** Under Jest, Node's errors and a test's values are of different realms: https://github.com/jestjs/jest/issues/2549 */
describe('values from another realm are accepted:', () => {
  it('a network error is retried', async () => {
    const server = await startHttpServer((_, response) =>
      response.end('<ListTopicsResponse><ListTopicsResult/></ListTopicsResponse>'),
    )
    let attempts = 0
    const { NodeHttpHandler } = await import('@smithy/node-http-handler')
    const handler = new NodeHttpHandler()
    const requestHandler = {
      handle: (...given: Parameters<NodeHttpHandlerHandle>) => {
        if (attempts++ === 0) throw foreign('Object.assign(new Error("reset"), { code: "ECONNRESET" })')
        return handler.handle(...given)
      },
    }
    type NodeHttpHandlerHandle = typeof handler.handle
    const sns = client('sns', { region: 'us-east-1', endpoint: server.url, credentials, requestHandler })
    expect((await sns.listTopics()).$metadata.attempts).toBe(2)
    handler.destroy()
  })

  it('a network error that cannot be retried says what it is', async () => {
    const requestHandler = {
      handle: () => {
        throw foreign('new AggregateError([Object.assign(new Error("connect refused"), { code: 1 })])')
      },
    }
    const sns = client('sns', { region: 'us-east-1', credentials, requestHandler, maxAttempts: 1 })
    await expect(sns.listTopics()).rejects.toThrow(
      /attempt 1 on sns.us-east-1.amazonaws.com failed: connect refused/,
    )
  })

  it('dates, bytes, lists and objects in an input', async () => {
    const seen: string[] = []
    const server = await startHttpServer((request, response) => {
      request.on('data', (chunk) => seen.push(String(chunk)))
      request.on('end', () => response.end('{}'))
    })
    const options = { region: 'us-east-1', endpoint: server.url, credentials }
    const calls: [service: string, operation: string, input: string][] = [
      ['logs', 'TagLogGroup', '({ logGroupName: "g", tags: { a: "b" } })'],
      ['cloudtrail', 'LookupEvents', '({ StartTime: new Date(0), LookupAttributes: [] })'],
      ['kinesis', 'PutRecord', '({ StreamName: "s", PartitionKey: "p", Data: new Uint8Array([1, 2]) })'],
      ['kinesis', 'PutRecord', '({ StreamName: "s", PartitionKey: "p", Data: new ArrayBuffer(1) })'],
      ['bedrock-runtime', 'Converse', '({ modelId: "m", additionalModelRequestFields: { a: [{}] } })'],
    ]
    for (const [service, operation, input] of calls)
      await client(service, options).call(operation, foreign(input))
    expect(seen.map((body) => JSON.parse(body))).toMatchObject([
      { tags: { a: 'b' } },
      { StartTime: 0 },
      { Data: 'AQI=' },
      { Data: 'AA==' },
      { additionalModelRequestFields: { a: [{}] } },
    ])
  })

  it('a deadline and a starting point of a listing', async () => {
    const aws = await simulate({ 'sns.ListTopics': { items: 5, pageSize: 2 } })
    onTestFinished(() => aws.close())
    const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    const pages = sns.paginate('list_topics', foreign('({})'), { deadline: foreign<Date>('new Date(8e15)') })
    expect(await pages.items().toArray()).toHaveLength(5)
  })
})
