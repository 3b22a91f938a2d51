import { once } from 'node:events'
import { client, ServiceError } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { event, exception, frame, texts } from '../support/event-frames.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, at, type Called, collect, type Event, select } from './event-support.js'
import { credentials, rejection } from './support.js'

interface Case extends Called {
  readonly words: string
  /** The output's member that is the stream. */
  readonly member: string
  readonly headers?: Record<string, string>
  readonly frames: readonly Uint8Array[]
  readonly events: readonly Event[]
  /** The output's other members. */
  readonly others?: Record<string, unknown>
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

const tail = {
  service: 'logs',
  operation: 'StartLiveTail',
  input: { logGroupIdentifiers: ['arn:aws:logs:us-east-1:123456789012:log-group:g'] },
  member: 'responseStream',
}
const converse = { service: 'bedrock-runtime', operation: 'ConverseStream', member: 'stream' }

const cases: readonly Case[] = [
  {
    ...select,
    words: 'payloads of bytes and of XML, and events without a body (S3 SelectObjectContent)',
    frames: [
      event('Records', 'a,1\nb,2\n'),
      event('Cont'),
      event('Stats', '<Stats><BytesScanned>8</BytesScanned><BytesReturned>7</BytesReturned></Stats>'),
      event('End'),
    ],
    events: [
      { Records: { Payload: bytes('a,1\nb,2\n') } },
      { Cont: {} },
      { Stats: { Details: { BytesScanned: 8, BytesReturned: 7 } } },
      { End: {} },
    ],
  },
  {
    ...tail,
    words: 'JSON behind an initial response (CloudWatch Logs StartLiveTail)',
    frames: [
      event('initial-response', '{}'),
      event('sessionStart', '{"requestId":"r","logGroupIdentifiers":["g"]}'),
      event('sessionUpdate', '{"sessionMetadata":{"sampled":true},"sessionResults":[{"message":"é"}]}'),
    ],
    events: [
      { sessionStart: { requestId: 'r', logGroupIdentifiers: ['g'] } },
      { sessionUpdate: { sessionMetadata: { sampled: true }, sessionResults: [{ message: 'é' }] } },
    ],
  },
  {
    words: 'JSON with blobs and timestamps (Kinesis SubscribeToShard)',
    service: 'kinesis',
    operation: 'SubscribeToShard',
    input: {
      ConsumerARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1',
      ShardId: 'shardId-000000000000',
      StartingPosition: { Type: 'LATEST' },
    },
    member: 'EventStream',
    frames: [
      event('initial-response', '{}'),
      event(
        'SubscribeToShardEvent',
        '{"Records":[{"SequenceNumber":"1","Data":"aGk=","PartitionKey":"p","ApproximateArrivalTimestamp":1.5}],' +
          '"ContinuationSequenceNumber":"2","MillisBehindLatest":0}',
      ),
    ],
    events: [
      {
        SubscribeToShardEvent: {
          Records: [
            {
              SequenceNumber: '1',
              Data: bytes('hi'),
              PartitionKey: 'p',
              ApproximateArrivalTimestamp: new Date(1500),
            },
          ],
          ContinuationSequenceNumber: '2',
          MillisBehindLatest: 0,
        },
      },
    ],
  },
  {
    words: 'members in headers beside the events (Lambda InvokeWithResponseStream)',
    service: 'lambda',
    operation: 'InvokeWithResponseStream',
    input: { FunctionName: 'f' },
    member: 'EventStream',
    headers: { 'x-amz-executed-version': '7' },
    frames: [event('PayloadChunk', 'chunk'), event('InvokeComplete', '{"ErrorCode":"Oops"}')],
    events: [{ PayloadChunk: { Payload: bytes('chunk') } }, { InvokeComplete: { ErrorCode: 'Oops' } }],
    others: {
      StatusCode: 200,
      ExecutedVersion: '7',
      ResponseStreamContentType: 'application/vnd.amazon.eventstream',
    },
  },
  {
    ...converse,
    words: 'unions and nested structures, and events that no model knows, which are left out (Bedrock)',
    input: { modelId: 'm', messages: [] },
    frames: [
      event('messageStart', '{"role":"assistant","p":"abc"}'),
      event('tomorrow', 'whatever it holds'),
      event('contentBlockDelta', '{"contentBlockIndex":0,"delta":{"text":"Hi"}}'),
      event('messageStop', '{"stopReason":"end_turn"}'),
    ],
    events: [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hi' } } },
      { messageStop: { stopReason: 'end_turn' } },
    ],
  },
]

describe('Events', () => {
  it.each(cases)('come decoded, one key each: $words', async (the) => {
    const { url } = await startHttpServer(answer(Buffer.concat(the.frames), the.headers))
    const { [the.member]: stream, $metadata, ...others } = await at(url, the)
    expect(await collect(stream)).toEqual(the.events)
    expect(others).toEqual(the.others ?? {})
    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
  })

  it.each(cases)('are the same wherever the bytes are cut: $words', async (the) => {
    const body = Buffer.concat(the.frames)
    const { url } = await startHttpServer((request, response) => {
      const cut = next++
      request.resume()
      response.write(body.subarray(0, cut), () => setImmediate(() => response.end(body.subarray(cut))))
    })
    let next = 1
    while (next < body.length) expect(await collect((await at(url, the))[the.member])).toEqual(the.events)
  })

  it('come when their bytes have come, not when the answer ends', async () => {
    const waiting: (() => void)[] = []
    const { url } = await startHttpServer((request, response) => {
      request.resume()
      waiting.push(
        () => response.write(event('Records', 'second')),
        () => response.end(event('End')),
      )
      response.write(event('Records', 'first'))
    })
    const { Payload } = await at(url, { ...select })
    const seen: string[] = []
    for await (const item of Payload as AsyncIterable<Event>) {
      seen.push(Object.keys(item).join())
      waiting.shift()?.()
    }
    expect(seen).toEqual(['Records', 'Records', 'End'])
  })

  it('end the connection when their loop is left', async () => {
    let closed: Promise<unknown> = Promise.resolve()
    const { url } = await startHttpServer((request, response) => {
      request.resume()
      closed = once(response, 'close')
      response.write(event('Records', 'first'))
    })
    const { Payload } = await at(url, select)
    for await (const _ of Payload as AsyncIterable<Event>) break
    await closed
  })

  it('that nobody reads are ended by an iterator’s return', async () => {
    let closed: Promise<unknown> = Promise.resolve()
    const { url } = await startHttpServer((request, response) => {
      request.resume()
      closed = once(response, 'close')
      response.flushHeaders()
    })
    const { Payload } = await at(url, select)
    await (Payload as AsyncIterable<Event>)[Symbol.asyncIterator]().return?.()
    await closed
  })

  it('are ended by the call’s signal', async () => {
    const { url } = await startHttpServer((request, response) => {
      request.resume()
      response.write(event('Records', 'first'))
    })
    const controller = new AbortController()
    const { Payload } = await at(url, select, { signal: controller.signal })
    const reading = (async () => {
      for await (const _ of Payload as AsyncIterable<Event>) controller.abort()
    })()
    expect(await rejection(reading)).toMatchObject({ code: 'Aborted' })
  })

  it('come once: a second loop is an error', async () => {
    const { url } = await startHttpServer(answer(event('End')))
    const { Payload } = await at(url, select)
    expect(await collect(Payload)).toEqual([{ End: {} }])
    expect(await rejection(collect(Payload))).toMatchObject({
      code: 'NotSupported',
      message: expect.stringMatching(/^s3\.SelectObjectContent: its events were read already/),
    })
  })
})

describe('Errors among the events', () => {
  it.each([
    {
      words: 'one that the model has',
      the: { ...converse, input: { modelId: 'm', messages: [] } },
      bytes: exception('throttlingException', '{"message":"slow down"}'),
      error: { code: 'ThrottlingException', statusCode: 429, throttling: true, fault: 'client' },
    },
    {
      words: 'one with members of its own',
      the: { ...converse, input: { modelId: 'm', messages: [] } },
      bytes: exception(
        'modelStreamErrorException',
        '{"message":"no","originalStatusCode":500,"originalMessage":"o"}',
      ),
      error: {
        code: 'ModelStreamErrorException',
        statusCode: 424,
        members: { message: 'no', originalStatusCode: 500, originalMessage: 'o' },
      },
    },
    {
      words: 'one that it does not have',
      the: select,
      bytes: exception('Tomorrow', 'is another day'),
      error: {
        code: 'Tomorrow',
        message: 's3.SelectObjectContent: Tomorrow: is another day',
        statusCode: 400,
      },
    },
    {
      words: 'one of the stream itself',
      the: select,
      bytes: frame(
        texts({ ':message-type': 'error', ':error-code': 'Busy', ':error-message': 'be patient' }),
      ),
      error: { code: 'Busy', message: 's3.SelectObjectContent: Busy: be patient', statusCode: 400 },
    },
    {
      words: 'one before any event, in place of the initial response',
      the: tail,
      bytes: exception('SessionTimeoutException', '{"message":"three hours"}'),
      error: { code: 'SessionTimeoutException', message: expect.stringMatching(/three hours/) },
    },
  ])('are thrown by the loop: $words', async ({ the, bytes: last, error }) => {
    const headers = { 'x-amzn-requestid': 'the-id' }
    const { url } = await startHttpServer(answer(last, headers))
    const { [the.member]: stream } = await at(url, the)
    const thrown = await rejection(collect(stream))
    expect(thrown).toBeInstanceOf(ServiceError)
    expect(thrown).toMatchObject({ ...error, requestId: 'the-id', attempts: 1 })
  })
})

describe('Operations that send events', () => {
  it.each([
    { service: 'bedrock-runtime', operation: 'InvokeModelWithBidirectionalStream', member: 'body' },
    { service: 'lexv2-runtime', operation: 'StartConversation', member: 'requestEventStream' },
    { service: 'polly', operation: 'StartSpeechSynthesisStream', member: 'ActionStream' },
  ])('are refused before anything is sent: $service $operation', async ({ service, operation, member }) => {
    const { url, requests } = await startHttpServer(answer(''))
    const error = await rejection(at(url, { service, operation, input: {} }))
    expect(error).toMatchObject({ code: 'NotSupported', service, operation })
    expect(error.message).toContain(`"${member}" is a stream of events to the service`)
    expect(requests).toHaveLength(0)
  })
})

describe('Members in an initial response', () => {
  const model = {
    metadata: {
      apiVersion: '2020-01-01',
      endpointPrefix: 'parrots',
      protocol: 'json',
      protocols: ['json'],
      serviceFullName: 'Parrots',
      serviceId: 'Parrots',
      signatureVersion: 'v4',
      targetPrefix: 'Parrots',
      uid: 'parrots-2020-01-01',
    },
    operations: {
      Listen: {
        name: 'Listen',
        http: { method: 'POST', requestUri: '/' },
        output: { shape: 'ListenOutput' },
      },
    },
    shapes: {
      ListenOutput: {
        type: 'structure',
        members: { Session: { shape: 'Text' }, Words: { shape: 'Words' } },
      },
      Words: { type: 'structure', members: { Word: { shape: 'Word' } }, eventstream: true },
      Word: {
        type: 'structure',
        members: {
          Text: { shape: 'Text', eventpayload: true },
          At: { shape: 'At', eventheader: true },
          Count: { shape: 'Count', eventheader: true },
        },
        event: true,
      },
      Text: { type: 'string' },
      At: { type: 'timestamp' },
      Count: { type: 'integer' },
    },
  }
  const word = frame(
    {
      ...texts({ ':message-type': 'event', ':event-type': 'Word' }),
      At: { type: 'timestamp', value: new Date(1500) },
      Count: { type: 'integer', value: 3 },
    },
    'hello',
  )
  const events = [{ Word: { Text: 'hello', At: new Date(1500), Count: 3 } }]

  it.each([
    {
      words: 'are there with the output',
      frames: [event('initial-response', '{"Session":"s"}'), word],
      session: 's',
    },
    { words: 'are absent where the stream begins with an event', frames: [word], session: undefined },
  ])('$words; an event’s own may come in headers and as text', async ({ frames, session }) => {
    const { url } = await startHttpServer(answer(Buffer.concat(frames)))
    const parrots = client({ service: model }, { region: 'us-east-1', endpoint: url, credentials })
    onTestFinished(() => parrots.destroy())
    const output = await parrots.call('Listen')
    expect(output.Session).toBe(session)
    expect(await collect(output.Words)).toEqual(events)
  })

  it('are asked for in vain where the stream is broken', async () => {
    const { url } = await startHttpServer(answer('{"Session":"s"}'))
    const parrots = client({ service: model }, { region: 'us-east-1', endpoint: url, credentials })
    onTestFinished(() => parrots.destroy())
    expect(await rejection(parrots.call('Listen'))).toMatchObject({ code: 'ResponseParse', attempts: 1 })
  })
})
