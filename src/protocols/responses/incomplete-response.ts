const incomplete = new WeakSet<Error>()

/**
 * Marks an error as caused by a response that ends too early. The connection broke, and a proxy reported that as the
 * end of the body, so the call is worth another attempt, like every call with a broken body. boto3 does this for S3
 * (`_looks_like_special_case_error`). It is no class or property of the error, because `console.log` would show that.
 */
export function markIncomplete(error: Error): void {
  incomplete.add(error)
}

/** Whether the response that this error reports ends too early. */
export function isIncompleteResponse(error: Error): boolean {
  return incomplete.has(error)
}
