/** A response body is incomplete or fails its check. It is never returned: the page would silently be short. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError'
}
