/** The input member that bounds a page, and what it may be. */
export interface LimitParameter {
  readonly name: string
  readonly isString: boolean
  readonly min: number
  /** undefined where neither model nor documentation tells. */
  readonly max: number | undefined
}
