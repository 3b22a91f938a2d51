/** The service's id of a request, wherever its protocol or a gateway before it puts one. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  return headers['x-amzn-requestid'] || headers['x-amz-request-id'] || headers['x-amz-id-2'] || undefined
}
