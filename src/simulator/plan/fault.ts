import { type OptionNames, optionProblems } from '../../errors/index.js'

/** What can go wrong with a response. */
export type FaultKind =
  /** The service refuses the request because of its rate, with its own error code. */
  | 'throttle'
  /** The service fails: status 500. */
  | 'error'
  /** The connection breaks. */
  | 'reset'
  /** Only half of the page is sent, as if it were complete. */
  | 'malformed'
  /** The connection stays open but nothing more is sent, until the client gives up or `close()` is called. */
  | 'hang'
  /** The page is correct, but its token points to the second page. */
  | 'loop'
  /** The service refuses the request's token as expired, with its own error code. A request without a token is answered. */
  | 'expired-token'

/** A request, for a function in `on`. */
export interface FaultRequest {
  /** The number of this request for the operation. The first is 1; retries count. */
  readonly number: number
  readonly input: Readonly<Record<string, unknown>>
}

export interface Fault {
  /** The numbers of the requests that fail: a number, a list of numbers, `'every 3'`, or a function that decides. */
  readonly on: number | readonly number[] | `every ${number}` | ((request: FaultRequest) => boolean)
  readonly kind: FaultKind
  /** When `reset` and `hang` happen: `'start'` is before anything is sent, `'body'` halfway through the body. @default 'start' */
  readonly at?: 'start' | 'body'
}

export const faultKinds = [
  'throttle',
  'error',
  'reset',
  'malformed',
  'hang',
  'loop',
  'expired-token',
] as const

/** The first fault that applies to a request. */
export function faultOn(faults: readonly Fault[], request: FaultRequest): Fault | undefined {
  return faults.find(({ on }) => {
    if (typeof on === 'function') return on(request)
    if (typeof on === 'number') return on === request.number
    if (typeof on === 'string') return request.number % Number(on.slice('every '.length)) === 0
    return on.includes(request.number)
  })
}

const names: OptionNames<Fault> = { on: true, kind: true, at: true }

/** The problem of an invalid fault; undefined if it is valid. */
export function faultProblem(fault: Fault): string | undefined {
  const [unknown] = optionProblems(fault, { kind: 'fault setting', names })
  if (unknown !== undefined) return unknown
  if (!faultKinds.includes(fault.kind)) {
    return `fault kind ${JSON.stringify(fault.kind)} is unknown; use one of ${faultKinds.join(', ')}`
  }
  if (fault.at !== undefined && fault.at !== 'start' && fault.at !== 'body') {
    return `fault \`at\` is ${JSON.stringify(fault.at)}; use 'start' or 'body'`
  }
  if (isOccasion(fault.on)) return undefined
  return `fault \`on\` is ${JSON.stringify(fault.on)}; use a number of at least 1, a list of numbers, 'every 3' or a function`
}

function isOccasion(on: Fault['on']): boolean {
  if (typeof on === 'function') return true
  if (typeof on === 'string') return /^every [1-9]\d*$/.test(on)
  const numbers = typeof on === 'number' ? [on] : on
  return Array.isArray(numbers) && numbers.every((number) => Number.isInteger(number) && number >= 1)
}
