import { event } from '../../support/event-frames.js'
import { type Called, type Event, select } from './event-service.js'

export interface EventCase extends Called {
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

export const tail = {
  service: 'logs',
  operation: 'StartLiveTail',
  input: { logGroupIdentifiers: ['arn:aws:logs:us-east-1:123456789012:log-group:g'] },
  member: 'responseStream',
}
export const converse = { service: 'bedrock-runtime', operation: 'ConverseStream', member: 'stream' }

export const eventCases: readonly EventCase[] = [
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
