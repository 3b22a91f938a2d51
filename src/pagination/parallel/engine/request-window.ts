/** The most requests that a loop starts with. */
const mostAtFirst = 16
/** What a throttled request leaves of the window. */
const shrinkBy = 0.7

/**
 * How many requests may be in flight. It doubles after each window of pages that the service did not throttle, until the
 * first throttle; from then on it grows by one, and shrinks when the service throttles.
 *
 * @example
 * // parallel: 64, after 16 pages:
 * { size: 32, most: 64, isDoubling: true, clean: 0, stale: 0 }
 */
export interface RequestWindow {
  readonly size: number
  readonly most: number
  readonly isDoubling: boolean
  /** Pages in a row that were not throttled, since the window changed. */
  readonly clean: number
  /** Requests that were in flight when the window shrank: they say nothing about its new size. */
  readonly stale: number
}

export function startWindow(parallel: number): RequestWindow {
  return { size: Math.min(parallel, mostAtFirst), most: parallel, isDoubling: true, clean: 0, stale: 0 }
}

/** The window after the end of a request; `inFlight` others are on their way. */
export function afterRequest(
  window: RequestWindow,
  { throttles, inFlight }: { readonly throttles: number; readonly inFlight: number },
): RequestWindow {
  const { size, most, isDoubling, clean, stale } = window
  if (stale > 0) return { ...window, stale: stale - 1 }
  if (throttles > 0) {
    const smaller = Math.max(1, Math.floor(size * shrinkBy))
    return { size: smaller, most, isDoubling: false, clean: 0, stale: inFlight }
  }
  if (size === most) return window
  if (clean + 1 < size) return { size, most, isDoubling, clean: clean + 1, stale }
  return { size: Math.min(most, isDoubling ? size * 2 : size + 1), most, isDoubling, clean: 0, stale }
}
