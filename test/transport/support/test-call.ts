import type { RequestListener } from 'node:http'
import { HttpRequest } from '@smithy/core/protocols'
import { StandardRetryStrategy } from '@smithy/core/retry'
import { onTestFinished } from 'vitest'
import { ServiceError } from '../../../src/errors/index.js'
import {
  judgeRefusal,
  Transport,
  type TransportCall,
  type TransportConfig,
} from '../../../src/transport/index.js'

/** The standard strategy, with a wait of a few milliseconds (or of as many as given) between attempts. */
export function quickRetries(maxAttempts = 3, delay = 4): StandardRetryStrategy {
  const backoff = { setDelayBase: () => {}, computeNextBackoffDelay: () => delay }
  return new StandardRetryStrategy({ maxAttempts, backoff })
}

/** A transport with quick retries and nothing from the environment, closed when the test ends. */
export function newTransport(config: TransportConfig = {}): Transport {
  const transport = new Transport({ maxAttempts: 3, retryStrategy: quickRetries(), ...config })
  onTestFinished(() => transport.destroy())
  return transport
}

export type TextCall = TransportCall<string>

/** A call that sends `request` to a port and reads text; a refusal's body is `{ code }`. */
export function textCall(
  to: { readonly port: number },
  overrides: Partial<TextCall> = {},
  request: ConstructorParameters<typeof HttpRequest>[0] = {},
): TextCall {
  return {
    service: 'sns',
    operation: 'ListTopics',
    prepare: async ({ headers }) =>
      new HttpRequest({
        protocol: 'http:',
        hostname: '127.0.0.1',
        port: to.port,
        method: 'POST',
        ...request,
        headers: { ...headers, ...request.headers },
      }),
    receive: ({ statusCode, body, headers }, attempt) => {
      const text = Buffer.from(body).toString()
      if (statusCode < 300) return text
      const { code = `Http${statusCode}`, message = '' } = text === '' ? {} : JSON.parse(text)
      const fields = { code, message, statusCode, fault: 'client' as const, members: {} }
      throw new ServiceError(
        { ...fields, ...judgeRefusal({ code, message, statusCode }) },
        {
          service: 'sns',
          operation: 'ListTopics',
          attempts: attempt.number,
          requestId: headers['x-amzn-requestid'],
        },
      )
    },
    ...overrides,
  }
}

export const answer =
  (text: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(200, headers).end(text)
  }

export const refuse =
  (statusCode: number, code?: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(statusCode, headers).end(code === undefined ? '' : JSON.stringify({ code }))
  }

/** What the promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('expected a rejection, but the promise was fulfilled')
}
