import { countFirst, type Delivered, inServiceOrder, itemsOf, type Tagged } from '../page/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'

/** How the items of a page are found. */
export interface ItemSource {
  extract(page: object): readonly unknown[]
  /** What of their page the first `count` of `items` are; undefined if no token can point between them. */
  delivered(items: readonly unknown[], count: number): Delivered | undefined
}

export function itemsOfKey(rule: CompiledRule, key: PageKey): ItemSource {
  const others = untouched(rule, [key])
  return {
    extract: (page) => itemsOf(key, key.read(page)),
    delivered: (_items, count) => new Map([...others, [key.name, count]]),
  }
}

/** The items of several lists, tagged, in the service's order. */
export function itemsOfKeys(rule: CompiledRule, keys: readonly PageKey[]): ItemSource {
  const others = untouched(rule, keys)
  const first = rule.primary ? [[rule.primary.name, 0] as const] : []
  return {
    extract: (page) => inServiceOrder(rule, keys, page),
    delivered: (items, count) =>
      new Map([...first, ...others, ...countFirst(rule, items as readonly Tagged[], count)]),
  }
}

/** The items of several lists without tags, in the same order. */
export function itemsTogether(rule: CompiledRule, keys: readonly PageKey[]): ItemSource {
  const source = itemsOfKeys(rule, keys)
  const taggedOf = new WeakMap<readonly unknown[], readonly unknown[]>()
  return {
    extract: (page) => {
      const tagged = source.extract(page)
      const items = (tagged as readonly Tagged[]).map(({ item }) => item)
      taggedOf.set(items, tagged)
      return items
    },
    delivered: (items, count) => source.delivered(taggedOf.get(items) ?? [], count),
  }
}

/** The results of an expression, which do not show the items that they are made of. */
export function resultsOf(evaluate: (page: object) => unknown): ItemSource {
  return {
    extract: (page) => {
      const result = evaluate(page)
      return Array.isArray(result) ? result : [result]
    },
    delivered: () => undefined,
  }
}

/**
 * The lists that a loop does not yield count as not delivered, so that a later loop over whole pages has them. If the
 * loop yields the first list, they count as delivered, because boto3's token cannot say anything else.
 */
function untouched({ primary, resultKeys }: CompiledRule, keys: readonly PageKey[]): [string, number][] {
  if (!primary || keys.includes(primary)) return []
  return resultKeys.filter((key) => !keys.includes(key)).map(({ name }) => [name, 0])
}
