/** A message of the worker: a fault, or its progress. */
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
