import { itemsOf, sizeOf } from '../page/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { Position } from '../token/index.js'
import { digestItem, emptyDigest } from '../trail/index.js'

/** A page that came with the token that asked for it, and is asked for again because it may grow. */
export interface RereadPage {
  /** Behind all that the page held. */
  readonly position: Position
  readonly sizes: readonly number[]
  readonly digests: readonly number[]
}

/** Takes the page that `start` asks for once more. */
export function rereadPage(rule: CompiledRule, page: object, start: Position): RereadPage {
  const sizes = rule.resultKeys.map((key) => sizeOf(key, key.read(page)))
  const names = rule.resultKeys.map(({ name }, index) => [name, sizes[index] ?? 0] as const)
  return { position: start.after(new Map(names)), sizes, digests: digestsOf(rule, page, sizes) }
}

/** Whether `page` begins with what the page held before: else it is another one. */
export function hasGrown(rule: CompiledRule, { sizes, digests }: RereadPage, page: object): boolean {
  const isShorter = rule.resultKeys.some((key, index) => sizeOf(key, key.read(page)) < (sizes[index] ?? 0))
  return !isShorter && digestsOf(rule, page, sizes).every((digest, index) => digest === digests[index])
}

function digestsOf({ resultKeys }: CompiledRule, page: object, sizes: readonly number[]): number[] {
  return resultKeys.map((key, index) =>
    digestItem(emptyDigest, itemsOf(key, key.read(page)).slice(0, sizes[index])),
  )
}
