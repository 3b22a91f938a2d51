import { itemsOf } from '../page/index.js'
import { type CompiledRule, matchesSeek } from '../rule/index.js'
import type { Position } from '../token/index.js'

/**
 * Where the new part of the page at `position` starts. A listing that starts after an item may receive that item once
 * more, unless it is gone.
 */
export function behindSought(rule: CompiledRule, position: Position, page: object): Position {
  const { seek, primary, resultKeys } = rule
  const { seekInput, delivered } = position
  if (!seek?.isInclusive || !seekInput || !primary || delivered) return position
  const [first] = itemsOf(primary, primary.read(page))
  if (!matchesSeek(seek, seekInput, first)) return position
  const untouched = resultKeys.map(({ name }) => [name, 0] as const)
  return position.after(new Map([...untouched, [primary.name, 1]]))
}
