import type { OperationModel, Shape } from '../../models/index.js'
import { serviceHabits } from '../values/index.js'

/** An error as a service words it, whatever the protocol. */
export interface Refusal {
  /** The code on the wire. */
  readonly code: string
  /** The modelled error, where the operation declares a fitting one. */
  readonly shape?: Shape | undefined
  readonly message: string
  readonly statusCode: number
}

export type RefusalKind =
  | 'throttle'
  | 'error'
  | 'invalidToken'
  | 'expiredToken'
  | 'invalidLimit'
  | 'unknownOperation'
  | 'malformed'

/** What a protocol's services answer where their model has no error of its own for it. */
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

/** The modelled errors that fit, best first; a kind that is not here has none. */
const FITTING: Readonly<Partial<Record<RefusalKind, readonly RegExp[]>>> = {
  throttle: [/^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown)/, /Throttl/],
  error: [/^Internal/],
  invalidToken: INVALID_TOKEN,
  expiredToken: [
    /^Expired(Next|Pagination|Page)Token/,
    /^(Next|Pagination|Page)TokenExpired/,
    ...INVALID_TOKEN,
  ],
  invalidLimit: [/^Invalid(Max|Limit)/, ...INVALID_INPUT],
}

/** What a service refuses with: its habit, else an error that the operation declares, else the protocol's usual. */
export function refuse(
  kind: RefusalKind,
  message: string,
  context: { readonly operation: OperationModel | undefined; readonly codes: RefusalCodes },
): Refusal {
  const { operation, codes } = context
  const habit = operation && habitOf(kind, operation)
  // Services without a word for it say that the token is none of theirs.
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
