import type { Receipt } from '../../../../src/pagination/index.js'
import { nameOf, namesOnPage, type Pages } from './trial.js'

type Structure = Record<string, unknown>
export type Way = 'pages' | 'lists' | 'full'
export const ways: readonly Way[] = ['pages', 'lists', 'full']

/** The names that a listing delivers, in each of the ways in which it can be read. */
export async function collect(pages: Pages, way: Way): Promise<string[]> {
  if (way === 'lists') return names(await pages.items([...pages.resultKeys]).toArray())
  if (way === 'full') return namesOnPage((await pages.buildFullResult()) as Structure)
  const all: string[] = []
  for await (const page of pages) all.push(...namesOnPage(page))
  return all
}

function names(tagged: readonly unknown[]): string[] {
  return tagged.map((one) => nameOf((one as { item: unknown }).item))
}

/** How a listing is left before its end. */
export interface Stop {
  readonly by: 'maxItems' | 'break' | 'page' | 'deadline'
  /** Items, or pages; of a deadline, milliseconds. */
  readonly after: number
}

/** What a listing delivers until it is stopped. `now` is the time that a deadline is measured by. */
export async function collectUntil(
  open: (options: object) => Pages,
  { by, after }: Stop,
  now: () => number,
): Promise<{ names: string[]; resumeToken: string | undefined; receipt: Receipt }> {
  const end = now() + after
  const limits = {
    maxItems: { maxItems: after },
    deadline: { deadline: () => end - now() },
    break: {},
    page: {},
  }[by]
  const pages = open(limits)
  const found: string[] = []
  if (by === 'page') {
    let count = 0
    for await (const page of pages) {
      found.push(...namesOnPage(page))
      if (++count >= after) break
    }
    return { names: found, resumeToken: pages.resumeToken, receipt: pages.receipt }
  }
  const items = pages.items([...pages.resultKeys])
  for await (const { item } of items as AsyncIterable<{ item: unknown }>) {
    found.push(nameOf(item))
    if (by === 'break' && found.length >= after) break
  }
  return { names: found, resumeToken: items.resumeToken, receipt: items.receipt }
}

/** All that a loop gives, asking again after each failure. */
export async function persist(pages: Pages): Promise<{ names: string[]; failures: number }> {
  const loop = pages[Symbol.asyncIterator]()
  const found: string[] = []
  for (let failures = 0; ; ) {
    try {
      const { done, value } = await loop.next()
      if (done) return { names: found, failures }
      found.push(...namesOnPage(value))
    } catch {
      failures++
    }
  }
}
