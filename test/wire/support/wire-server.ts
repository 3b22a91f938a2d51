import type { IncomingMessage, RequestListener } from 'node:http'
import { type ClientConfig, client, type DynamicClient, NextTokenError } from 'nexttoken'
import { onTestFinished } from 'vitest'

export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-secret-that-nobody-sees' }

/** A client of S3 with a path-style URL on the loopback, closed when the test ends. */
export function s3At(url: string, config: ClientConfig = {}): DynamicClient {
  const s3 = client('s3', {
    region: 'us-east-1',
    endpoint: url,
    credentials,
    forcePathStyle: true,
    ...config,
  })
  onTestFinished(() => s3.destroy())
  return s3
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Reads a request whole, keeps its body, and answers 200. */
export function keepBodies(bodies: Buffer[], headers: Record<string, string> = {}): RequestListener {
  return async (request, response) => {
    bodies.push(await bodyOf(request))
    response.writeHead(200, headers).end()
  }
}

export async function rejection(promise: Promise<unknown>): Promise<NextTokenError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof NextTokenError) return error
  throw new Error(`expected a NextTokenError, got ${String(error)}`)
}
