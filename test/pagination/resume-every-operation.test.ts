import { describe, expect, it } from 'vitest'
import { loadModel, serviceNames } from '../../src/models/index.js'
import { sampleOf } from '../support/samples.js'
import { simulatedListing } from '../support/simulated-listing.js'

type Structure = Record<string, unknown>

const ITEMS = 5
const plan = { items: ITEMS, pageSize: 2 }

/** Their pages hold no items: see `test/simulator/every-operation.test.ts`. */
const withoutItems: ReadonlySet<string> = new Set(['iotsitewise.GetCaptureData', 'fms.GetProtectionStatus'])

/** Takes `count` from a loop, and goes on with the rest from its token, as another process would. */
async function cutAndResumed(
  name: string,
  count: number,
  loopOf: (listing: ReturnType<typeof simulatedListing>, startingToken?: string) => Loop,
): Promise<{ whole: unknown[]; joined: unknown[] }> {
  const whole = await take(loopOf(simulatedListing(name, plan)), Number.POSITIVE_INFINITY)
  const cut = loopOf(simulatedListing(name, plan))
  const before = await take(cut, count)
  const token = cut.resumeToken
  if (token === undefined) return { whole, joined: before }
  const after = await take(loopOf(simulatedListing(name, plan), token), Number.POSITIVE_INFINITY)
  return { whole, joined: [...before, ...after] }
}

type Loop = AsyncIterable<unknown> & { readonly resumeToken: string | undefined }

async function take(loop: Loop, count: number): Promise<unknown[]> {
  const taken: unknown[] = []
  for await (const one of loop) {
    taken.push(one)
    if (taken.length === count) break
  }
  return taken
}

/** What the pages hold, one list for all: where a page begins and ends is the service's business. */
function contents(pages: readonly unknown[], keys: readonly string[]): unknown[] {
  return (pages as Structure[]).flatMap((page) =>
    keys.map((key) => key.split('.').reduce<unknown>(member, page)),
  )
}

function member(value: unknown, name: string): unknown {
  return (value as Structure | undefined)?.[name]
}

// boto/botocore#1041: resume_token is None unless max_items ended the listing.
describe('a resume token continues exactly after an item and after a page, in every operation of', () => {
  it.each(sampleOf('resumedServices', serviceNames()))('%s', async (service) => {
    const model = loadModel(service)
    const wrong: string[] = []
    for (const [index, operation] of model.operationNames.entries()) {
      const rule = model.operation(operation)?.paginationRule
      if (!rule || rule.follow) continue
      const name = `${service}.${operation}`
      const { resultKeys } = rule
      const hasItems = resultKeys.length > 0 && !withoutItems.has(name)
      // One of every two by its pages, the others by their items: 1 to 4 of them, at a page's end and within one.
      if (hasItems && index % 2 === 0) {
        const { whole, joined } = await cutAndResumed(
          name,
          1 + ((index / 2) % 4),
          ({ paginator, input }, startingToken) => paginator.paginate(input, { startingToken }).items(),
        )
        if (JSON.stringify(joined) !== JSON.stringify(whole)) wrong.push(`${operation}: items`)
        continue
      }
      const pages = await cutAndResumed(
        name,
        1 + (index % 4 > 1 ? 1 : 0),
        ({ paginator, input }, startingToken) => paginator.paginate(input, { startingToken }),
      )
      const [joined, whole] = [pages.joined, pages.whole].map((some) =>
        JSON.stringify(contents(some, resultKeys)),
      )
      if (joined !== whole) wrong.push(`${operation}: pages`)
    }
    expect(wrong).toEqual([])
  })
})
