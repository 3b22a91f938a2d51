import type { ClientConfig, DynamicClient } from 'nexttoken'
import { expect } from 'vitest'
import { openClient, type Target } from './clients.js'
import { openTap, type Tap } from './tap.js'

/** Clients of one listener, and the wire between. */
export interface Access {
  readonly tap: Tap
  open(service: string, config?: ClientConfig): DynamicClient
}

const ways: readonly ClientConfig[] = [{}]

/** Does the same by each transport, each with its own clients and wire. Gives the result, which must be the same. */
export async function bothWays<T>(target: Target, use: (access: Access) => Promise<T>): Promise<T> {
  const results: T[] = []
  for (const way of ways) results.push(await through(target, way, use))
  const [first, ...others] = results
  for (const other of others) expect(other).toEqual(first)
  return first as T
}

async function through<T>(
  target: Target,
  way: ClientConfig,
  use: (access: Access) => Promise<T>,
): Promise<T> {
  const tap = await openTap(target.port)
  const tapped = { ...target, port: tap.port }
  const clients: DynamicClient[] = []
  try {
    return await use({
      tap,
      open(service, config) {
        const opened = openClient(service, tapped, { ...way, ...config })
        clients.push(opened)
        return opened
      },
    })
  } finally {
    for (const each of clients) each.destroy()
    await tap.close()
  }
}
