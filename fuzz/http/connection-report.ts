/** A message of the worker: a fault, or its progress. */
export type ConnectionReport =
  | { readonly kind: 'fault'; readonly number: number; readonly problem: string }
  | { readonly kind: 'totals'; readonly done: boolean; readonly totals: ConnectionTotals }

export interface ConnectionTotals {
  connections: number
  /** Responses that both readers read. */
  responses: number
  closedEarly: number
  /** By what our reader said. */
  readonly refusals: Record<string, RefusalTally>
}

export interface RefusalTally {
  refusedByBoth: number
  readByNode: number
}
