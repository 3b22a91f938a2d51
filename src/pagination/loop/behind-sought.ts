import { itemsOf } from '../page/index.js'
import { type CompiledRule, isSought } from '../rule/index.js'
import type { Position } from '../token/index.js'

/**
 * Where the new part of the page at `position` starts. A listing that starts after an item may receive that item once
 * more, unless it is gone.
 */
export function behindSought(rule: CompiledRule, position: Position, page: object): Position {
  const { seek, primary, resultKeys } = rule
  const { sought, delivered } = position
  if (!seek?.isInclusive || !sought || !primary || delivered) return position
  const [first] = itemsOf(primary, primary.read(page))
  if (!isSought(seek, sought, first)) return position
  const untouched = resultKeys.map(({ name }) => [name, 0] as const)
  return position.after(new Map([...untouched, [primary.name, 1]]))
}
