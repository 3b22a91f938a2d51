import type { OperationModel, Shape } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { serviceHabits } from '../values/index.js'

/** A service's error, whatever the protocol. */
export interface Refusal {
  /** The code on the wire. */
  readonly code: string
  /** The modelled error, if the operation declares one that fits. */
  readonly shape?: Shape | undefined
  readonly message: string
  readonly statusCode: number
  /** Further members of the modelled error. */
  readonly members?: Structure | undefined
}

export type RefusalKind =
  | 'throttle'
  | 'error'
  | 'invalidToken'
  | 'expiredToken'
  | 'invalidLimit'
  | 'unknownOperation'
  | 'malformed'

/** The errors that a protocol's services return if their model has no error that fits. */
export type RefusalCodes = Readonly<
  Record<Exclude<RefusalKind, 'expiredToken'>, readonly [code: string, statusCode: number]>
>

const INVALID_INPUT: readonly RegExp[] = [
  /^InvalidParameterValue/,
  /^InvalidParameter(?!Combination)/,
  /^InvalidArgument/,
  /^Validation/,
  /^InvalidInput/,
  /^InvalidRequest/,
  /^BadRequest/,
]

const INVALID_TOKEN: readonly RegExp[] = [
  /^(Invalid|Malformed)(Next|Pagination|Continuation|Page)?(Token|Marker)/,
  ...INVALID_INPUT,
]

/** The modelled errors that fit, best first. Other kinds have none. */
const FITTING: Readonly<Partial<Record<RefusalKind, readonly RegExp[]>>> = {
  // Not the throttling of another service that this one calls, such as SNS's KMSThrottlingException.
  throttle: [/^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown)/, /^(?!KMS|EC2|EFS|Lambda).*Throttl/],
  error: [/^Internal/],
  invalidToken: INVALID_TOKEN,
  expiredToken: [
    /^Expired(Next|Pagination|Page)Token/,
    /^(Next|Pagination|Page)TokenExpired/,
    ...INVALID_TOKEN,
  ],
  invalidLimit: [/^Invalid(Max|Limit)/, ...INVALID_INPUT],
}

/** A service's refusal: its habit, else an error that the operation declares, else the protocol's usual error. */
export function refuse(
  kind: RefusalKind,
  message: string,
  context: { readonly operation: OperationModel | undefined; readonly codes: RefusalCodes },
): Refusal {
  const { operation, codes } = context
  const habit = operation && habitOf(kind, operation)
  // Services without an error for expired tokens say that the token is invalid.
  const [code, statusCode] = habit ?? codes[kind === 'expiredToken' ? 'invalidToken' : kind]
  const shape = operation && (habit ? declared(operation, code) : fitting(kind, operation))
  if (!shape) return { code, message, statusCode }
  const { error } = shape.traits
  return {
    code: error?.code ?? shape.name,
    shape,
    message,
    statusCode: kind === 'error' ? 500 : (error?.httpStatusCode ?? statusCode),
  }
}

function habitOf(
  kind: RefusalKind,
  operation: OperationModel,
): readonly [code: string, statusCode: number] | undefined {
  const { throttle, invalidToken } = serviceHabits(operation.service.name)
  if (kind === 'throttle') return throttle
  if ((kind === 'invalidToken' || kind === 'expiredToken') && invalidToken !== undefined)
    return [invalidToken, 400]
  return undefined
}

function declared(operation: OperationModel, code: string): Shape | undefined {
  return operation.errors.find((shape) => (shape.traits.error?.code ?? shape.name) === code)
}

function fitting(kind: RefusalKind, operation: OperationModel): Shape | undefined {
  for (const pattern of FITTING[kind] ?? []) {
    const shape = operation.errors.find((error) => pattern.test(error.name))
    if (shape) return shape
  }
  return undefined
}
