import { createHook } from 'node:async_hooks'
import type { ClientRequest } from 'node:http'
import type { ClientConfig, DynamicClient } from 'nexttoken'
import { expect } from 'vitest'
import { openClient, type Target } from './clients.js'
import { openTap, type Tap } from './tap.js'

/** Clients of one listener, and the wire between. */
export interface Access {
  readonly tap: Tap
  open(service: string, config?: ClientConfig): DynamicClient
}

/** The transports: sockets of nexttoken's own, and `node:http`. */
type Way = 'auto' | 'node'

type Use<T> = (access: Access) => Promise<T>

/** Does the same by each transport, each with its own clients and wire. Gives the result, which must be the same. */
export async function bothWays<T>(target: Target, use: Use<T>): Promise<T> {
  const own = await through(target, 'auto', use)
  return same(own, await through(target, 'node', use))
}

/** The same, with both at once: for what takes a while. */
export async function bothWaysAtOnce<T>(target: Target, use: Use<T>): Promise<T> {
  const [own, node] = await Promise.all([through(target, 'auto', use), through(target, 'node', use)])
  return same(own, node)
}

function same<T>(own: T, node: T): T {
  expect(own).toEqual(node)
  return own
}

async function through<T>(target: Target, way: Way, use: Use<T>): Promise<T> {
  const tap = await openTap(target.port)
  const tapped = { ...target, port: tap.port }
  const clients: DynamicClient[] = []
  const seen = watchNodeHttp(tap.port)
  try {
    const result = await use({
      tap,
      open(service, config) {
        const opened = openClient(service, tapped, { transport: way, ...config })
        clients.push(opened)
        return opened
      },
    })
    expect(seen.count() > 0, `${way}: ${seen.count()} requests by node:http`).toBe(way === 'node')
    return result
  } finally {
    seen.stop()
    for (const each of clients) each.destroy()
    await tap.close()
  }
}

/** Counts the requests that `node:http` sends to a port. Its channels cannot tell: who listens there changes the way. */
function watchNodeHttp(port: number) {
  let count = 0
  const hook = createHook({
    init(_id, type, _trigger, resource: { readonly req?: ClientRequest }) {
      if (type === 'HTTPCLIENTREQUEST' && String(resource.req?.getHeader('host')).endsWith(`:${port}`))
        count++
    },
  }).enable()
  return { count: () => count, stop: () => void hook.disable() }
}
