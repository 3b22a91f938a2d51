import { platform } from '../../platform/index.js'
import { isDate } from '../../values/index.js'

/**
 * When a listing must end: a date, milliseconds from the start of the loop, or a function that returns the milliseconds
 * left, such as a Lambda context's `getRemainingTimeInMillis`.
 */
export type Deadline = Date | number | (() => number)

/** Returns the milliseconds left. A number of milliseconds counts from now. */
export function timeLeft(deadline: Deadline | undefined): (() => number) | undefined {
  if (deadline === undefined) return undefined
  if (typeof deadline === 'function') return deadline
  if (isDate(deadline)) return () => deadline.getTime() - platform.now()
  const end = platform.elapsed() + deadline
  return () => end - platform.elapsed()
}

/** What is wrong with a deadline; empty if nothing is. */
export function deadlineProblem(deadline: unknown): string[] {
  if (deadline === undefined || typeof deadline === 'function') return []
  const isMoment = isDate(deadline) && !Number.isNaN(deadline.getTime())
  const isDuration = typeof deadline === 'number' && deadline >= 0
  if (isMoment || isDuration) return []
  return [
    `deadline is ${String(deadline)}: pass a Date, milliseconds (0 or more), or a function that returns the milliseconds left`,
  ]
}
