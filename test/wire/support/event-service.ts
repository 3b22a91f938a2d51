import type { RequestListener } from 'node:http'
import { client, type DynamicClient, NextTokenError } from 'nexttoken'
import { onTestFinished } from 'vitest'
import { credentials } from './wire-server.js'

export type Event = Record<string, unknown>

export interface Called {
  readonly service: string
  readonly operation: string
  readonly input: Record<string, unknown>
}

export const select = {
  service: 's3',
  operation: 'SelectObjectContent',
  input: {
    Bucket: 'books',
    Key: 'moby.csv',
    Expression: 'SELECT * FROM S3Object',
    ExpressionType: 'SQL',
    InputSerialization: { CSV: {} },
    OutputSerialization: { CSV: {} },
  },
  member: 'Payload',
}
export function answer(body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener {
  return (request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream', ...headers }).end(body)
  }
}

export async function at(
  url: string,
  { service, operation, input }: Called,
  options: { signal?: AbortSignal } = {},
): Promise<Record<string, unknown>> {
  const config = { region: 'us-east-1', endpoint: url, credentials, disableHostPrefix: true }
  const caller: DynamicClient = client(service, config)
  onTestFinished(() => caller.destroy())
  return caller.call(operation, input, options)
}

export async function collect(stream: unknown): Promise<Event[]> {
  const events: Event[] = []
  for await (const item of stream as AsyncIterable<Event>) events.push(item)
  return events
}

export async function readAll(
  stream: unknown,
): Promise<{ events: Event[]; error: NextTokenError | undefined }> {
  const events: Event[] = []
  try {
    for await (const item of stream as AsyncIterable<Event>) events.push(item)
  } catch (error) {
    if (error instanceof NextTokenError) return { events, error }
    throw error
  }
  return { events, error: undefined }
}
