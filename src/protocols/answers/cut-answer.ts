const cut = new WeakSet<Error>()

/**
 * Notes that an error is for an answer that ends before its document does. It is a connection that broke, told by a
 * proxy as the end of the body: worth another attempt, as any other broken body is. So boto3 has it for S3
 * (`_looks_like_special_case_error`). A class of its own would show in what `console.log` makes of the error.
 */
export function noteCutAnswer(error: Error): void {
  cut.add(error)
}

export function isCutAnswer(error: Error): boolean {
  return cut.has(error)
}
