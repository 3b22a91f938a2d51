import type { SecondaryList } from './secondary-list.js'

/**
 * The possible result keys of a page, each with the type of its items: lists, maps, and lists inside structures, such as
 * `DistributionList.Items`. Only the rule knows at run time which of them are result keys. If a page has none of these,
 * every key is possible and its items are `unknown`.
 */
export type ItemsOf<Page> = [Found<Page>] extends [never]
  ? Record<string, unknown>
  : { [Key in KeyOf<Page>]: ItemOf<Page[Key]> } & { [Path in NestedListOf<Page>]: NestedItem<Page, Path> }

/**
 * The first result key. The SDK's types do not name it, so it is found in this order: the page's lists that are the first
 * result key of some operation, the lists inside structures, the maps, all lists. It is a union if several match.
 */
export type PrimaryKeyOf<Page> = [Found<Page>] extends [never] ? string : Found<Page>

type Found<Page> = FirstOf<
  [Exclude<ListOf<Page>, SecondaryList>, NestedListOf<Page>, MapOf<Page>, ListOf<Page>]
>

type FirstOf<Candidates extends readonly unknown[]> = Candidates extends readonly [infer First, ...infer Rest]
  ? [First] extends [never]
    ? FirstOf<Rest>
    : First
  : never

type KeyOf<Page> = Exclude<keyof Page & string, '$metadata'>

/** The item type that `items()` yields: `[key, value]` for a map, the value itself for a single value. */
type ItemOf<Value> =
  NonNullable<Value> extends readonly (infer Item)[]
    ? Item
    : NonNullable<Value> extends Readonly<Record<string, infer Entry>>
      ? string extends keyof NonNullable<Value>
        ? [string, Entry]
        : NonNullable<Value>
      : NonNullable<Value>

type ListOf<Page> = {
  [Key in KeyOf<Page>]-?: NonNullable<Page[Key]> extends readonly unknown[] ? Key : never
}[KeyOf<Page>]

type MapOf<Page> = {
  [Key in KeyOf<Page>]-?: string extends keyof NonNullable<Page[Key]> ? Key : never
}[KeyOf<Page>]

type NestedListOf<Page> = {
  [Key in KeyOf<Page>]-?: NonNullable<Page[Key]> extends
    | readonly unknown[]
    | string
    | number
    | Date
    | Uint8Array
    ? never
    : `${Key}.${ListOf<NonNullable<Page[Key]>>}`
}[KeyOf<Page>]

type NestedItem<Page, Path> = Path extends `${infer Key extends KeyOf<Page>}.${infer Name}`
  ? Name extends keyof NonNullable<Page[Key]>
    ? ItemOf<NonNullable<Page[Key]>[Name]>
    : never
  : never
