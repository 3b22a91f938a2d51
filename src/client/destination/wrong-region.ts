/** Thrown where a service refuses a call that belongs to another region: never seen outside the pipeline. */
export class WrongRegion extends Error {
  constructor(
    readonly region: string,
    /** How many requests were sent until then. */
    readonly attempts: number,
  ) {
    super(`the call belongs to ${region}`)
  }
}
