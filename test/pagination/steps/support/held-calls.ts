import type { MapContext } from '../../../../src/pagination/index.js'

/** A function for `map` whose calls end when the test says so. */
export function heldCalls() {
  const calls: { item: number; signal: AbortSignal; resolve(): void; reject(error: Error): void }[] = []
  let isOpen = false
  let most = 0
  let current = 0
  const fn = (item: number, { signal }: MapContext): Promise<string> => {
    most = Math.max(most, ++current)
    return new Promise<string>((resolve, reject) => {
      calls.push({ item, signal, resolve: () => resolve(`result ${item}`), reject })
      if (isOpen) resolve(`result ${item}`)
    }).finally(() => current--)
  }
  return {
    fn,
    calls,
    /** The items for which it was called. */
    items: () => calls.map(({ item }) => item),
    /** The most calls that were in flight at once. */
    most: () => most,
    call: (item: number) => {
      const found = calls.find((call) => call.item === item)
      if (!found) throw new Error(`not called for ${item}`)
      return found
    },
    /** Ends all calls, also those that follow. */
    open: () => {
      isOpen = true
      for (const { resolve } of calls) resolve()
    },
  }
}

/** Everything that can happen without a socket or a timer has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}
