import { buffer } from 'node:stream/consumers'
import { client, type DynamicClient, NextTokenError } from 'nexttoken'
import { startHttpServer } from '../../support/http-server.js'

export interface ScriptedAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface SentRequest {
  readonly method: string | undefined
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A service on the loopback that gives these answers in this order, the last one for good, and its client. */
export async function scripted(service: string, ...answers: readonly ScriptedAnswer[]) {
  const requests: SentRequest[] = []
  const listeners = answers.map(({ status = 200, headers = {}, body = '' }) => {
    return async (...[request, response]: Parameters<import('node:http').RequestListener>) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      requests.push({
        method: request.method,
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: await buffer(request),
      })
      response.writeHead(status, headers)
      response.end(body)
    }
  })
  const server = await startHttpServer(...listeners)
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const opened: DynamicClient = client(service, {
    region: 'us-east-1',
    endpoint: server.url,
    credentials,
    maxAttempts: 2,
  })
  return { client: opened, requests, url: server.url }
}

/** The error that a call ends with. */
export async function refusalOf(call: Promise<unknown>): Promise<NextTokenError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof NextTokenError) return error
  throw new Error(`expected a NextTokenError, got ${String(error)}`)
}
