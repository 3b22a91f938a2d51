/** A response's body did not come whole. Never a result: the page it belongs to would silently be short. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError'
}
