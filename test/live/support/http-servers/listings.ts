import type { DynamicClient } from 'nexttoken'
import { expect } from 'vitest'
import { counts } from './backend.js'

/** Waits for something after each page. */
type Between = (page: number) => Promise<void>

/** The keys of a bucket, page by page. */
export function listKeys(s3: DynamicClient, input: object, between?: Between): Promise<unknown[][]> {
  return listMembers(s3.paginate('list_objects_v2', { ...input }), ['Contents', 'Key'], between)
}

/** The topics, page by page. */
export function listTopics(sns: DynamicClient, between?: Between): Promise<unknown[][]> {
  return listMembers(sns.paginate('list_topics'), ['Topics', 'TopicArn'], between)
}

async function listMembers(
  listing: AsyncIterable<Readonly<Record<string, unknown>>>,
  [list, member]: readonly [string, string],
  between?: Between,
): Promise<unknown[][]> {
  const pages: unknown[][] = []
  for await (const page of listing) {
    const items = page[list] as readonly Record<string, unknown>[]
    pages.push(items.map((item) => item[member]))
    await between?.(pages.length)
  }
  return pages
}

/** How a call ended, for a comparison. */
export async function outcomeOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    return { result: await call }
  } catch (thrown) {
    const { name, code, message, statusCode, attempts } = thrown as Error & Record<string, unknown>
    return { name, code, message: message.replace(/:\d+/g, ':port'), statusCode, attempts }
  }
}

/** Every topic once, in three pages. */
export function checkTopics(pages: readonly (readonly unknown[])[]): void {
  expect(pages.map(({ length }) => length)).toEqual([100, 100, 50])
  expect(new Set(pages.flat()).size).toBe(counts.topics)
}
