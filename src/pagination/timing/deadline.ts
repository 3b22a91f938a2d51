import { platform } from '../../platform/index.js'
import { isDate } from '../../values/index.js'

/**
 * When a listing has to stop: a date, milliseconds from the beginning of the loop, or a function that gives the
 * milliseconds left, such as a Lambda context's `getRemainingTimeInMillis`.
 */
export type Deadline = Date | number | (() => number)

/** Gives the milliseconds that are left. A number of milliseconds counts from now. */
export function timeLeft(deadline: Deadline | undefined): (() => number) | undefined {
  if (deadline === undefined) return undefined
  if (typeof deadline === 'function') return deadline
  if (isDate(deadline)) return () => deadline.getTime() - platform.now()
  const end = platform.elapsed() + deadline
  return () => end - platform.elapsed()
}

/** What is wrong with a deadline, in a sentence. */
export function deadlineProblem(deadline: unknown): string[] {
  if (deadline === undefined || typeof deadline === 'function') return []
  const isMoment = isDate(deadline) && !Number.isNaN(deadline.getTime())
  const isDuration = typeof deadline === 'number' && deadline >= 0
  if (isMoment || isDuration) return []
  return [
    `deadline is ${String(deadline)}: pass a Date, milliseconds (0 or more), or a function that gives the milliseconds left`,
  ]
}
