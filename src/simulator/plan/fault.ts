import { type OptionNames, optionProblems } from '../../errors/index.js'

/** The ways in which an answer can go wrong. */
export type FaultKind =
  /** The service refuses for the rate of calls, in its own words. */
  | 'throttle'
  /** The service fails: status 500. */
  | 'error'
  /** The connection breaks. */
  | 'reset'
  /** The page arrives cut in half, as if that were all of it. */
  | 'malformed'
  /** The connection stays open and nothing (more) comes, until the client gives up or `close()`. */
  | 'hang'
  /** The page is right, but its token leads back to the second page. */
  | 'loop'
  /** The service no longer takes the request's token, in its own words; a request without one is answered. */
  | 'expired-token'

/** A request as a fault's `on` sees it. */
export interface FaultRequest {
  /** Which request for this operation it is: the first is 1, repeated attempts count. */
  readonly number: number
  readonly input: Readonly<Record<string, unknown>>
}

export interface Fault {
  /** The request's number, several numbers, `every 3`, or a test of one's own. */
  readonly on: number | readonly number[] | `every ${number}` | ((request: FaultRequest) => boolean)
  readonly kind: FaultKind
  /** For `reset` and `hang`: `start`, before anything is sent (the default), or `body`, halfway through it. */
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

/** The first fault that falls on a request. */
export function faultOn(faults: readonly Fault[], request: FaultRequest): Fault | undefined {
  return faults.find(({ on }) => {
    if (typeof on === 'function') return on(request)
    if (typeof on === 'number') return on === request.number
    if (typeof on === 'string') return request.number % Number(on.slice('every '.length)) === 0
    return on.includes(request.number)
  })
}

const names: OptionNames<Fault> = { on: true, kind: true, at: true }

/** What is wrong with a fault, in a sentence; undefined where nothing is. */
export function faultProblem(fault: Fault): string | undefined {
  const [unknown] = optionProblems(fault, { kind: 'fault setting', names })
  if (unknown !== undefined) return unknown
  if (!faultKinds.includes(fault.kind)) {
    return `fault kind ${JSON.stringify(fault.kind)} is none of ${faultKinds.join(', ')}`
  }
  if (fault.at !== undefined && fault.at !== 'start' && fault.at !== 'body') {
    return `fault \`at\` is ${JSON.stringify(fault.at)}; give 'start' or 'body'`
  }
  if (isOccasion(fault.on)) return undefined
  return `fault \`on\` is ${JSON.stringify(fault.on)}; give a number from 1, a list of them, 'every 3' or a function`
}

function isOccasion(on: Fault['on']): boolean {
  if (typeof on === 'function') return true
  if (typeof on === 'string') return /^every [1-9]\d*$/.test(on)
  const numbers = typeof on === 'number' ? [on] : on
  return Array.isArray(numbers) && numbers.every((number) => Number.isInteger(number) && number >= 1)
}
