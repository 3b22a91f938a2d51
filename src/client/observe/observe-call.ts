import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { requestIdOf, type Structure } from '../../protocols/index.js'
import type { AttemptObserver } from '../../transport/index.js'
import type { ClientHooks } from '../hooks/index.js'
import { fillLists } from '../request/index.js'
import { wireView } from '../wire/index.js'
import { hookRequest, takeHeaders } from './hook-request.js'
import type { ObservableCall, ObservedCall } from './observed-call.js'
import { runHandlers } from './run-handlers.js'

/** What is observed of the calls of a client. */
export interface Observed {
  readonly hooks: ClientHooks
  /** Whether the log shows requests and responses whole. */
  readonly isOnWire: boolean
}

/** Observes one call, which has attempts of its own. */
export function observeCall({ hooks, isOnWire }: Observed, call: ObservableCall): ObservedCall {
  const { operation, callerInput: input } = call
  const facts = { ...operation.errorContext, input }
  return {
    async request(unsigned, attempt) {
      if (hooks.of('request').length === 0) return
      const request = hookRequest(unsigned)
      const firing = { hooks, name: 'request', operation, attempts: attempt - 1 } as const
      await runHandlers(firing, { ...facts, attempt, request })
      takeHeaders(unsigned, request, operation)
    },
    observer: hooks.isEmpty ? undefined : observerOf(hooks, { operation, facts }),
    wire: isOnWire ? wireView(operation, call.input) : undefined,
  }
}

interface Facts {
  readonly operation: ObservableCall['operation']
  readonly facts: object
}

function observerOf(hooks: ClientHooks, { operation, facts }: Facts): AttemptObserver {
  return {
    response({ attempt, statusCode, headers, sentAt, outcome }) {
      const failed = 'error' in outcome ? outcome.error : 'thrown' in outcome ? outcome.thrown : undefined
      return runHandlers(
        { hooks, name: 'response', operation, attempts: attempt },
        {
          ...facts,
          attempt,
          statusCode,
          headers,
          requestId: requestIdOf(headers),
          milliseconds: Math.round(platform.elapsed() - sentAt),
          output: 'value' in outcome ? fillLists(operation, outcome.value as Structure) : undefined,
          // A redirect to another region is followed; the caller gets no error.
          error: failed instanceof NextTokenError ? failed : undefined,
        },
      )
    },
    retry({ attempt, error, waited: delay }) {
      const firing = { hooks, name: 'retry', operation, attempts: attempt } as const
      return runHandlers(firing, { ...facts, attempt, error, delay })
    },
  }
}
