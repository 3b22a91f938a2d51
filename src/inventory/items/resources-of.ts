import { compileJmespath, type Evaluate } from '../../jmespath/index.js'
import { getMember, isObject } from '../../values/index.js'
import type { ChosenCall, ItemFacts } from '../operations/index.js'
import { tagsOf } from './tags-of.js'

/** What an inventory says about an item beside where it was found. */
export interface Resource {
  readonly type: string
  readonly arn?: string
  readonly id?: string
  readonly tags?: Readonly<Record<string, string>>
  /** The item's own region, if it says so. */
  readonly region?: string
  /** The item as the service returned it. */
  readonly item: unknown
}

/** The resources of a page, list after list. */
export function resourcesOf({ lists }: Pick<ChosenCall, 'lists'>, page: object): readonly Resource[] {
  return Object.entries(lists).flatMap(([path, facts]) =>
    itemsAt(path, page).map((item) => resourceOf(facts, item)),
  )
}

const searches = new Map<string, Evaluate>()

function compiled(path: string): Evaluate {
  const known = searches.get(path)
  if (known) return known
  const search = compileJmespath(path)
  searches.set(path, search)
  return search
}

function itemsAt(path: string, page: object): readonly unknown[] {
  const found: unknown = compiled(path)(page)
  if (Array.isArray(found)) return found
  // The key of a map is the name of its value, which the value itself may lack.
  return isObject(found) ? Object.entries(found).map(([key, value]) => ({ key, value })) : []
}

function resourceOf({ type, arn, id, tags, region }: ItemFacts, item: unknown): Resource {
  const ownArn = textAt(item, arn)
  const ownId = textAt(item, id)
  const ownTags = tags === undefined ? undefined : tagsOf(valueAt(item, tags))
  const ownRegion = textAt(item, region)
  return {
    type,
    ...(ownArn !== undefined && { arn: ownArn }),
    ...(ownId !== undefined && { id: ownId }),
    ...(ownTags && { tags: ownTags }),
    ...(ownRegion !== undefined && { region: ownRegion }),
    item,
  }
}

function textAt(item: unknown, member: string | undefined): string | undefined {
  const value = member === undefined ? undefined : valueAt(item, member)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function valueAt(item: unknown, member: string): unknown {
  if (member === '@') return item
  return member
    .split('.')
    .reduce<unknown>((at, name) => (isObject(at) ? getMember(at, name) : undefined), item)
}
