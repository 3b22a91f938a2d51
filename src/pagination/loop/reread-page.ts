import { itemsOf, sizeOf } from '../page/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { Position } from '../token/index.js'
import { digestItem, emptyDigest } from '../trail/index.js'

/**
 * A page that returned the token that requested it, and that is requested again because it may grow.
 *
 * @example
 * // CloudWatch Logs' GetLogEvents, at the end of a stream, with 3 events on its last page:
 * { position: Position, sizes: [3], digests: [652…] }
 */
export interface RereadPage {
  /** Behind all that the page held. */
  readonly position: Position
  readonly sizes: readonly number[]
  readonly digests: readonly number[]
}

/** What to keep of `page`, which is requested again at `start`. */
export function rereadPage(rule: CompiledRule, page: object, start: Position): RereadPage {
  const sizes = rule.resultKeys.map((key) => sizeOf(key, key.read(page)))
  const names = rule.resultKeys.map(({ name }, index) => [name, sizes[index] ?? 0] as const)
  return { position: start.after(new Map(names)), sizes, digests: digestsOf(rule, page, sizes) }
}

/** Whether `page` starts with what it held before; if not, it is a different page. */
export function hasGrown(rule: CompiledRule, { sizes, digests }: RereadPage, page: object): boolean {
  const isShorter = rule.resultKeys.some((key, index) => sizeOf(key, key.read(page)) < (sizes[index] ?? 0))
  return !isShorter && digestsOf(rule, page, sizes).every((digest, index) => digest === digests[index])
}

function digestsOf({ resultKeys }: CompiledRule, page: object, sizes: readonly number[]): number[] {
  return resultKeys.map((key, index) =>
    digestItem(emptyDigest, itemsOf(key, key.read(page)).slice(0, sizes[index])),
  )
}
