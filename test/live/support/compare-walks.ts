import type { DynamicClient } from 'nexttoken'
import { beforeAll, describe, it } from 'vitest'
import { checking, type ServerDifference } from './server-difference.js'
import type { ServerKind } from './servers/server-kind.js'
import { describeServer } from './use-server.js'
import { checkResumed, checkStored, checkTokens, checkWalk } from './walk-checks.js'
import type { Walk } from './walks.js'

/** What a server is to hold, and what is listed from it. */
export interface ServerWorld {
  readonly service: string
  /** Fills the server through nexttoken. */
  make(service: DynamicClient): Promise<unknown>
  readonly lists: readonly ServerListing[]
}

export interface ServerListing {
  /** boto3's name of the operation. */
  readonly operation: string
  readonly input?: Readonly<Record<string, unknown>>
  /** Each makes tests of its own. */
  readonly pageSizes: readonly number[]
  /** What the server was given, by a JMESPath on the pages. */
  readonly stored?: { readonly search: string; readonly values: readonly unknown[] }
}

/** Lists what `world` makes with boto3 and nexttoken, in every way, and compares them. */
export function compareWalks(
  kind: ServerKind,
  world: ServerWorld,
  differences: readonly ServerDifference[],
): void {
  describeServer(kind, `${world.service} as boto3 lists it`, (server) => {
    let ours: DynamicClient
    beforeAll(async () => {
      ours = server.open(world.service)
      await world.make(ours)
    })

    for (const { name, asked, stored } of walksOf(world))
      describe(name, () => {
        const rows = differences.filter((row) => row.server === kind.name && row.walks.test(name))
        const leftOut = rows.find(({ parts }) => parts === 'all')
        if (leftOut) return it.skip(`is left out: ${leftOut.why}`)

        it('is what boto3 lists: pages, the items of each list, all merged', () =>
          checking(rows, (check) => checkWalk(check, ours, server, asked)))

        it('stops and goes on where boto3 does, by the same tokens', () =>
          checking(rows, (check) => checkTokens(check, ours, server, asked)))

        it('goes on after each page: delivered and resumed are all, once', () =>
          checking(rows, (check) => checkResumed(check, ours, asked)))

        if (!stored) return
        it('is what was stored', () => checking(rows, (check) => checkStored(check, ours, asked, stored)))
      })
  })
}

/** Every listing in each of its page sizes, by a name that tells all of it. */
function walksOf({ service, lists }: ServerWorld) {
  return lists.flatMap(({ pageSizes, stored, ...listing }) =>
    pageSizes.map((pageSize) => ({
      name: `${listing.operation} ${nameOf(listing.input ?? {})}, ${pageSize} a page`,
      asked: { service, ...listing, pageSize } as Walk,
      stored,
    })),
  )
}

function nameOf(input: object): string {
  return JSON.stringify(input, (_, value) => (value instanceof Uint8Array ? `bytes ${value}` : value))
}
