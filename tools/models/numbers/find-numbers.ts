import type { OperationModel, PaginationRule, Shape } from '../../../src/models/index.js'
import { excludedMembers } from '../../../src/pagination/rule/excluded-members.js'

/** A number on a page beside its items. */
export interface PageNumber {
  /** The members that lead to it; `{}` stands for the entries of a map: `stats{}.count`. */
  readonly path: string
  /** The structure around it, and its name in the structure. */
  readonly shape: Shape
  readonly member: string
}

const numeric: ReadonlySet<string> = new Set(['integer', 'long', 'float', 'double', 'bigdecimal'])

/**
 * The numbers of an operation's pages, at any depth outside list elements, without result keys, tokens and limits, whose
 * meaning is known.
 */
export function findNumbers(operation: OperationModel, rule: PaginationRule): readonly PageNumber[] {
  const settled = excludedMembers(rule)
  const found: PageNumber[] = []
  const walk = (shape: Shape, path: string, above: readonly string[]): void => {
    if (shape.isDocument || above.includes(shape.name)) return
    if (shape.type === 'map') walk(shape.value.shape, `${path}{}`, [...above, shape.name])
    if (shape.type !== 'structure') return
    for (const [name, { shape: inner }] of shape.members) {
      const at = path === '' ? name : `${path}.${name}`
      if (settled.has(at)) continue
      if (numeric.has(inner.type)) found.push({ path: at, shape, member: name })
      else walk(inner, at, [...above, shape.name])
    }
  }
  if (operation.output) walk(operation.output, '', [])
  return found
}
