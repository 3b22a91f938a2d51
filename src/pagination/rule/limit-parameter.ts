/** The input member that sets the page size, such as S3's `MaxKeys`, and the values that it accepts. */
export interface LimitParameter {
  readonly name: string
  readonly isString: boolean
  readonly min: number
  /** undefined if neither the model nor the documentation gives one. */
  readonly max: number | undefined
}
