import type { SecondaryList } from './secondary-list.js'

/**
 * What the result keys of a page can be, each with the type of its items: its lists, its maps, and the lists of its
 * structures, which a rule calls `DistributionList.Items`. Which of them are result keys, the rule knows at run time.
 * Of a page without any, every key is possible and its items are unknown.
 */
export type ItemsOf<Page> = [Found<Page>] extends [never]
  ? Record<string, unknown>
  : { [Key in KeyOf<Page>]: ItemOf<Page[Key]> } & { [Path in NestedListOf<Page>]: NestedItem<Page, Path> }

/**
 * The first result key. The SDK's types do not name it: it is the page's list; of several, those that are the first
 * result key of some operation; without any, the list in a structure, or the map. What is still several stays so.
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

/** `[key, value]` of a map, and what stands once on a page by itself, as `items()` gives them. */
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
