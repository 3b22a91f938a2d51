import { isError } from '../../values/index.js'

/** An error and its causes, outermost first. */
export function causesOf(error: Error): Error[] {
  const causes = [error]
  for (let cause = error.cause; isError(cause) && causes.length < 8; cause = cause.cause) causes.push(cause)
  return causes
}
