import type { DynamicClient } from 'nexttoken'
import { plain } from './boto3-lists.js'
import { knownToBoto3, ruleOf } from './known-to-boto3.js'

type Structure = Readonly<Record<string, unknown>>

/** A listing that boto3 and nexttoken make in every way: pages, items of each list, all merged. */
export interface Walk {
  readonly service: string
  /** boto3's name of the operation. */
  readonly operation: string
  readonly input?: Structure
  readonly pageSize?: number
  readonly maxItems?: number
  readonly startingToken?: string
}

/** What came of a walk, in the form in which JSON can hold it. */
export interface Walked {
  readonly pages: readonly Structure[]
  /** By result key. */
  readonly items: Readonly<Record<string, readonly unknown[]>>
  readonly merged: Structure | null
  readonly error: string | null
}

/** The same walk with nexttoken. */
export async function walk(
  client: DynamicClient,
  { service, operation, input, ...options }: Walk,
): Promise<Walked> {
  const open = () => client.paginate(operation, input, options)
  const pages: Structure[] = []
  const error = await attempt(async () => {
    for await (const { $metadata, ...page } of open()) pages.push(readable(page))
  })
  const items: Record<string, unknown[]> = {}
  for (const key of open().resultKeys) {
    const list: unknown[] = []
    items[key] = list
    await attempt(async () => {
      for await (const item of open().items(key)) list.push(plain(item))
    })
  }
  let merged: Structure | null = null
  await attempt(async () => {
    const rule = ruleOf({ service, operation })
    merged = readable(knownToBoto3(rule, await open().buildFullResult()))
  })
  return { pages, items, merged, error }
}

/** Runs something that may fail, and gives its error as text. */
export async function attempt(run: () => Promise<void>): Promise<string | null> {
  try {
    await run()
    return null
  } catch (error) {
    return String(error)
  }
}

/** Without members that are undefined: JSON has none. */
function readable(value: unknown): Structure {
  return JSON.parse(JSON.stringify(plain(value))) as Structure
}
