/** The connection ended before the response did. The code is the one that `node:http` has for it. */
export class IncompleteResponse extends Error {
  override readonly name = 'IncompleteResponse'
  readonly code = 'ECONNRESET'

  constructor(arrived: string) {
    super(`the connection closed before the end of the response: ${arrived}`)
  }
}
