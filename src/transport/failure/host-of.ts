/** The host and port of a request, for messages and logs. */
export function hostOf(request: { readonly hostname: string; readonly port?: number | undefined }): string {
  return request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`
}
