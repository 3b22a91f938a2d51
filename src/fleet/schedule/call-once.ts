import { AwsClient } from '../../client/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Receipt } from '../../pagination/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import type { JobLoop } from './job.js'

const done = { done: true, value: undefined } as const

interface OnlyCall {
  readonly operation: OperationModel
  readonly input: Structure | undefined
  readonly signal: AbortSignal | undefined
}

/** An operation without pages as a listing of one page. */
export function callOnce(client: AwsClient, { operation, input, signal }: OnlyCall) {
  const startedAt = platform.elapsed()
  const receipt = {
    outcome: 'running',
    pages: 0,
    items: 0,
    requests: 0,
    retries: 0,
    throttles: 0,
    emptyPages: 0,
  }
  let made: Receipt = { ...(receipt as Receipt), elapsed: 0, resumeToken: undefined }
  const count = (attempts: number, throttles: number) => {
    const elapsed = platform.elapsed() - startedAt
    made = { ...made, requests: attempts, retries: attempts - 1, throttles, elapsed }
  }
  const stop = new AbortController()
  const loop: JobLoop = {
    next: async () => {
      if (made.outcome === 'complete' || stop.signal.aborted) return done
      try {
        const value = await AwsClient.callDirectly(client, {
          operation: operation.name,
          input,
          options: { signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal },
          entry: callOnce,
        })
        count(attemptsOf(value), 0)
        made = { ...made, outcome: 'complete', pages: 1 }
        return { done: false, value }
      } catch (error) {
        if (error instanceof NextTokenError) count(error.attempts ?? 1, error.throttles)
        made = { ...made, outcome: stop.signal.aborted ? 'aborted' : 'error' }
        throw error
      }
    },
    // Nobody waits for the call any more, and its socket would keep the process alive.
    return: async () => {
      stop.abort()
      return done
    },
  }
  return { loop, receipt: () => made }
}

function attemptsOf({ $metadata }: Structure): number {
  const { attempts } = Object($metadata) as { attempts?: unknown }
  return typeof attempts === 'number' ? attempts : 1
}
