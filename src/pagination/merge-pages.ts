import type { CompiledRule, PageKey } from './compiled-rule.js'
import type { PageWalk } from './page-walk.js'
import { withValue } from './path.js'

/**
 * All pages as one: lists and maps joined, numbers added, texts put together, and the part that all pages share.
 * Where `maxItems` ended the listing, `NextToken` says where to go on.
 */
export async function mergePages(rule: CompiledRule, pages: PageWalk): Promise<object> {
  let joined: object = {}
  for (let page = await pages.next(); !page.done; page = await pages.next()) {
    for (const key of rule.resultKeys) joined = addTo(joined, key, key.read(page.value))
  }
  // What all pages share can hold what they add up to, as it was on the first page (ECR's `imageScanFindings`).
  const shared = copyPresent(joined, rule.nonAggregateKeys, pages.nonAggregatePart)
  const result = copyPresent(shared, rule.resultKeys, joined)
  const { resumeToken } = pages
  return resumeToken === undefined ? result : { ...result, NextToken: resumeToken }
}

/** `target` with what `source` has at the keys. */
function copyPresent(target: object, keys: readonly PageKey[], source: object): object {
  return keys.reduce((result, key) => {
    const value = key.read(source)
    return value === null || value === undefined ? result : withValue(result, key.path, value)
  }, target)
}

function addTo(result: object, key: PageKey, value: unknown): object {
  if (value === null || value === undefined) return result
  const existing = key.read(result)
  if (Array.isArray(existing) && Array.isArray(value)) {
    for (const item of value) existing.push(item)
    return result
  }
  if (existing !== null) return withValue(result, key.path, join(key, existing, value))
  return withValue(result, key.path, Array.isArray(value) ? [...value] : value)
}

/** A structure or a flag cannot be joined: the first page's stays. */
function join(key: PageKey, existing: unknown, value: unknown): unknown {
  if (typeof existing === 'string' && typeof value === 'string') return existing + value
  if (typeof existing === 'number' && typeof value === 'number') return existing + value
  if (isWhole(existing) && isWhole(value)) return BigInt(existing) + BigInt(value)
  return key.isMap ? joinMaps(existing, value) : existing
}

function isWhole(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isInteger(value)
}

/** A list that two pages hold under one name goes on; of any other value, the later page's counts. */
function joinMaps(existing: unknown, value: unknown): object {
  const entries = new Map<string, unknown>(Object.entries(existing ?? {}))
  for (const [name, member] of Object.entries(value ?? {})) {
    const earlier = entries.get(name)
    entries.set(name, Array.isArray(earlier) && Array.isArray(member) ? [...earlier, ...member] : member)
  }
  return Object.fromEntries(entries)
}
