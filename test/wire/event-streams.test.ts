import { once } from 'node:events'
import { cbor, tag } from '@smithy/core/cbor'
import { Int64 } from '@smithy/core/event-streams'
import { client, type DynamicClient, ServiceError } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { event, exception, frame, texts } from '../support/event-frames.js'
import { startHttpServer } from '../support/http-server.js'
import { sampleSize } from '../support/samples.js'
import { converse, eventCases, tail } from './support/event-cases.js'
import { answer, at, collect, type Event, select } from './support/event-service.js'
import { credentials, rejection } from './support/wire-server.js'

describe('received events', () => {
  it.each(eventCases)('are decoded, with one key each: $words', async (the) => {
    const { url } = await startHttpServer(answer(Buffer.concat(the.frames), the.headers))
    const { [the.member]: stream, $metadata, ...others } = await at(url, the)
    expect(await collect(stream)).toEqual(the.events)
    expect(others).toEqual(the.others ?? {})
    expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
  })

  it.each(eventCases)('are the same wherever the bytes are split: $words', async (the) => {
    const body = Buffer.concat(the.frames)
    const { url } = await startHttpServer((request, response) => {
      const cut = next
      next += sampleSize('eventStreamStep')
      request.resume()
      response.write(body.subarray(0, cut), () => setImmediate(() => response.end(body.subarray(cut))))
    })
    let next = 1
    while (next < body.length) expect(await collect((await at(url, the))[the.member])).toEqual(the.events)
  })

  it('are delivered when their bytes arrive, not when the answer ends', async () => {
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

  it('close the connection when their loop is left', async () => {
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

  it('that are not read can be ended by return() of the iterator', async () => {
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

  it('are ended by the signal of the call', async () => {
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

  it('can be read once: a second loop is an error', async () => {
    const { url } = await startHttpServer(answer(event('End')))
    const { Payload } = await at(url, select)
    expect(await collect(Payload)).toEqual([{ End: {} }])
    expect(await rejection(collect(Payload))).toMatchObject({
      code: 'NotSupported',
      message: expect.stringMatching(
        /^s3\.SelectObjectContent: the events of this response were already read/,
      ),
    })
  })
})

describe('errors among the events', () => {
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
      words: 'one whose body is not what it should be',
      the: { ...converse, input: { modelId: 'm', messages: [] } },
      bytes: exception('validationException', 'no JSON'),
      error: {
        code: 'ValidationException',
        message: 'bedrock-runtime.ConverseStream: ValidationException: no JSON',
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

describe('operations that send events', () => {
  it.each([
    { service: 'bedrock-runtime', operation: 'InvokeModelWithBidirectionalStream', member: 'body' },
    { service: 'lexv2-runtime', operation: 'StartConversation', member: 'requestEventStream' },
    { service: 'polly', operation: 'StartSpeechSynthesisStream', member: 'ActionStream' },
  ])('are refused before any request: $service $operation', async ({ service, operation, member }) => {
    const { url, requests } = await startHttpServer(answer(''))
    const error = await rejection(at(url, { service, operation, input: {} }))
    expect(error).toMatchObject({ code: 'NotSupported', service, operation })
    expect(error.message).toContain(`"${member}" is an event stream, which needs HTTP/2`)
    expect(requests).toHaveLength(0)
  })
})

describe('members of an initial response', () => {
  const modelOf = (protocol: string) => ({
    metadata: {
      apiVersion: '2020-01-01',
      endpointPrefix: 'parrots',
      protocol,
      protocols: [protocol],
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
      Words: {
        type: 'structure',
        members: { Word: { shape: 'Word' }, Pause: { shape: 'Pause' } },
        eventstream: true,
      },
      Pause: { type: 'structure', members: { Length: { shape: 'Big' }, At: { shape: 'At' } }, event: true },
      Big: { type: 'long' },
      Word: {
        type: 'structure',
        members: {
          Text: { shape: 'Text', eventpayload: true },
          At: { shape: 'At', eventheader: true },
          Count: { shape: 'Count', eventheader: true },
          Size: { shape: 'Big', eventheader: true },
        },
        event: true,
      },
      Text: { type: 'string' },
      At: { type: 'timestamp' },
      Count: { type: 'integer' },
    },
  })
  const json = 'json'
  const cborRpc = 'smithy-rpc-v2-cbor'
  const word = frame(
    {
      ...texts({ ':message-type': 'event', ':event-type': 'Word' }),
      At: { type: 'timestamp', value: new Date(1500) },
      Count: { type: 'integer', value: 3 },
      Size: { type: 'long', value: Int64.fromNumber(-70_000) },
    },
    'hello',
  )
  const events = [{ Word: { Text: 'hello', At: new Date(1500), Count: 3, Size: -70_000 } }]
  const pause = { Pause: { Length: 5, At: new Date(2000) } }

  it.each([
    {
      words: 'are there with the output',
      protocol: json,
      frames: [event('initial-response', '{"Session":"s"}'), word, event('Pause', '{"Length":5,"At":2}')],
      session: 's',
      expected: [...events, pause],
    },
    {
      words: 'are there with the output, in CBOR too',
      protocol: cborRpc,
      frames: [
        event('initial-response', cbor.serialize({ Session: 's' })),
        word,
        event('Pause', cbor.serialize({ Length: 5, At: tag({ tag: 1, value: 2 }) })),
      ],
      session: 's',
      expected: [...events, pause],
    },
    {
      words: 'are absent where the stream begins with an event',
      protocol: json,
      frames: [word],
      session: undefined,
      expected: events,
    },
  ])('$words; event members may come in headers and as text', async ({ protocol, frames, ...expected }) => {
    const { url } = await startHttpServer(
      answer(Buffer.concat(frames), protocol === cborRpc ? { 'smithy-protocol': 'rpc-v2-cbor' } : {}),
    )
    const output = await parrots(url, protocol).call('Listen')
    expect(output.Session).toBe(expected.session)
    expect(await collect(output.Words)).toEqual(expected.expected)
  })

  it('are an error if the stream is broken', async () => {
    const { url } = await startHttpServer(answer('{"Session":"s"}'))
    const call = parrots(url, json).call('Listen')
    expect(await rejection(call)).toMatchObject({ code: 'ResponseParse', attempts: 1 })
  })

  function parrots(url: string, protocol: string): DynamicClient {
    const config = { region: 'us-east-1', endpoint: url, credentials }
    const opened: DynamicClient = client({ service: modelOf(protocol) }, config)
    onTestFinished(() => opened.destroy())
    return opened
  }
})
