/** An error and the errors that caused it, outermost first. */
export function causesOf(error: Error): Error[] {
  const causes = [error]
  for (let cause = error.cause; cause instanceof Error && causes.length < 8; cause = cause.cause)
    causes.push(cause)
  return causes
}
