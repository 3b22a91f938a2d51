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

/** Of a command's middleware, what is needed here. */
interface Stack {
  add(middleware: (next: Handler) => Handler, options: FinalizeRequestHandlerOptions & AbsoluteLocation): void
}

/**
 * Lets each attempt that the SDK makes for a command wait for its turn, and tells the pace of throttles: as nexttoken's
 * own client does, with which it is shared. It stands behind the SDK's retries, in a command that is sent once.
 */
export function paceAttempts(command: object, pace: Promise<Pace>, signal: AbortSignal | undefined): void {
  const stack: unknown = Reflect.get(command, 'middlewareStack')
  if (!isStack(stack)) return
  const middleware = (next: Handler): Handler => {
    return async (given) => {
      const shared = await pace
      await shared.admit(signal)
      const sentAt = platform.elapsed()
      try {
        const answer = await next(given)
        shared.learn({ sentAt, wasThrottled: false })
        return answer
      } catch (error) {
        if (await isThrottle(error)) shared.learn({ sentAt, wasThrottled: true })
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
}

/** The pace of an operation, by what an SDK's client is configured with. */
export async function paceFor(operation: OperationModel, config: object): Promise<Pace> {
  const [region, endpoint, account] = await Promise.all([
    regionOf(config),
    endpointOf(config),
    accountOf(config),
  ])
  return paceOf({ account, region, endpoint, service: operation.service.name, operation: operation.name })
}

/** Loaded with the first error: few listings have one. */
async function isThrottle(error: unknown): Promise<boolean> {
  if (!isError(error)) return false
  const { isThrottlingError } = await import('@smithy/core/retry')
  return isThrottlingError(error as SdkError)
}

function isStack(value: unknown): value is Stack {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'add') === 'function'
}

async function regionOf(config: object): Promise<string> {
  const region = await provided(config, 'region')
  return typeof region === 'string' ? region : ''
}

/** The endpoint that the user gave, if one. */
async function endpointOf(config: object): Promise<string | undefined> {
  const given: unknown = await provided(config, 'endpoint')
  if (typeof given !== 'object' || given === null) return undefined
  const { protocol, hostname, port, path = '/' } = given as Partial<Endpoint>
  const host = port === undefined ? hostname : `${hostname}:${port}`
  return URL.canParse(`${protocol}//${host}${path}`) ? new URL(`${protocol}//${host}${path}`).href : undefined
}

async function accountOf(config: object): Promise<string> {
  const identity: unknown = await provided(config, 'credentials')
  if (typeof identity !== 'object' || identity === null) return ''
  return String(Reflect.get(identity, 'accountId') ?? Reflect.get(identity, 'accessKeyId') ?? '')
}

/** A provider's value. One that fails tells so itself when the SDK signs. */
async function provided(config: object, name: string): Promise<unknown> {
  const provider: unknown = Reflect.get(config, name)
  if (typeof provider !== 'function') return undefined
  try {
    return await provider()
  } catch {
    return undefined
  }
}
