import type { ServerResponse } from 'node:http'

/** An error of S3. */
export class S3Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
}

export function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof S3Refusal)) throw error
  response.writeHead(error.status, { 'content-type': 'application/xml' })
  response.end(`<Error><Code>${error.code}</Code><Message>told to</Message></Error>`)
}
