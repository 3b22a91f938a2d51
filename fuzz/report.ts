/** What a worker tells: a decoder's fault, or how far it is. */
export type Report =
  | { readonly kind: 'fault'; readonly number: number; readonly problem: string }
  | { readonly kind: 'totals'; readonly done: boolean; readonly cases: number; readonly totals: Totals }

/** By protocol. */
export type Totals = Readonly<Record<string, Tally>>

export interface Tally {
  pages: number
  decoded: number
  refused: number
  errors: number
}

export interface WorkerTask {
  readonly seed: number
  /** The first case. */
  readonly from: number
  readonly pages: number
  readonly seconds: number
  /** One number, the case under way: a decoder that hangs can tell nothing. */
  readonly current: SharedArrayBuffer
}
