/** Thrown if a service refuses a call that belongs to another region. It never leaves the pipeline. */
export class RegionRedirect extends Error {
  constructor(
    readonly region: string,
    /** Number of requests that were sent before. */
    readonly attempts: number,
  ) {
    super(`the call belongs to ${region}`)
  }
}
