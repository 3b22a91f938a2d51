import type {
  AbsoluteLocation,
  Endpoint,
  FinalizeHandler,
  FinalizeRequestHandlerOptions,
  SdkError,
} from '@smithy/types'
import type { OperationModel } from '../models/index.js'
import { paceOf } from '../pace/index.js'
import { platform } from '../platform/index.js'
import { isError } from '../values/index.js'

type Pace = ReturnType<typeof paceOf>
type Handler = FinalizeHandler<object, object>

/** A command's middleware stack, as far as it is used here. */
interface Stack {
  add(middleware: (next: Handler) => Handler, options: FinalizeRequestHandlerOptions & AbsoluteLocation): void
}

/** How often a service has throttled the attempts of one command. */
export interface ThrottleCount {
  throttles: number
}

/**
 * Makes every attempt of a command wait for the pace, if there is one, and reports throttles to it. nexttoken's own client
 * shares the pace. The middleware runs after the SDK's retries, and is added to a command that is sent once. Returns the
 * count of its throttles, which the SDK does not tell.
 */
export function paceAttempts(
  command: object,
  pace: Promise<Pace> | undefined,
  signal: AbortSignal | undefined,
): ThrottleCount {
  const counted: ThrottleCount = { throttles: 0 }
  const stack: unknown = Reflect.get(command, 'middlewareStack')
  if (!isStack(stack)) return counted
  const middleware = (next: Handler): Handler => {
    return async (args) => {
      const shared = await pace
      await shared?.admit(signal)
      const sentAt = platform.elapsed()
      try {
        const response = await next(args)
        shared?.learn({ sentAt, wasThrottled: false })
        return response
      } catch (error) {
        if (await isThrottle(error)) {
          counted.throttles++
          shared?.learn({ sentAt, wasThrottled: true })
        }
        throw error
      }
    }
  }
  stack.add(middleware, {
    step: 'finalizeRequest',
    priority: 'low',
    name: 'nexttokenPaceMiddleware',
    override: true,
  })
  return counted
}

/** Returns the pace of an operation for the region, endpoint and account of an SDK client. */
export async function paceFor(operation: OperationModel, config: object): Promise<Pace> {
  const [region, endpoint, account] = await Promise.all([
    regionOf(config),
    endpointOf(config),
    accountOf(config),
  ])
  return paceOf({ account, region, endpoint, service: operation.service.name, operation: operation.name })
}

/** Loads Smithy's check with the first error, because few listings have one. */
async function isThrottle(error: unknown): Promise<boolean> {
  if (!isError(error)) return false
  const { isThrottlingError } = await import('./is-throttling-error.js')
  return isThrottlingError(error as SdkError)
}

function isStack(value: unknown): value is Stack {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'add') === 'function'
}

async function regionOf(config: object): Promise<string> {
  const region = await provided(config, 'region')
  return typeof region === 'string' ? region : ''
}

/** Returns the endpoint that the user configured, if any. */
async function endpointOf(config: object): Promise<string | undefined> {
  const configured: unknown = await provided(config, 'endpoint')
  if (typeof configured !== 'object' || configured === null) return undefined
  const { protocol, hostname, port, path = '/' } = configured as Partial<Endpoint>
  const host = port === undefined ? hostname : `${hostname}:${port}`
  return URL.canParse(`${protocol}//${host}${path}`) ? new URL(`${protocol}//${host}${path}`).href : undefined
}

async function accountOf(config: object): Promise<string> {
  const identity: unknown = await provided(config, 'credentials')
  if (typeof identity !== 'object' || identity === null) return ''
  return String(Reflect.get(identity, 'accountId') ?? Reflect.get(identity, 'accessKeyId') ?? '')
}

/** Returns a provider's value; undefined if it fails. The SDK reports the failure when it signs. */
async function provided(config: object, name: string): Promise<unknown> {
  const provider: unknown = Reflect.get(config, name)
  if (typeof provider !== 'function') return undefined
  try {
    return await provider()
  } catch {
    return undefined
  }
}
