import { didYouMean, NextTokenError } from '../../errors/index.js'
import type { Column } from './column.js'
import { flatten } from './flatten.js'

/**
 * Returns the columns with these names, in this order. A member of a structure is named like `Owner.ID`.
 *
 * @throws NextTokenError `InvalidConfiguration` with all unknown names.
 */
export function pickColumns(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  const known = new Map([...flatten(columns), ...columns].map((column) => [column.name, column]))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0 || names.length === 0) throw refusal(unknown, [...known.keys()])
  return [...new Set(names)].flatMap((name) => known.get(name) ?? [])
}

function refusal(unknown: readonly string[], known: readonly string[]): NextTokenError {
  const problems = unknown.map((name) => `unknown column ${JSON.stringify(name)}${didYouMean(name, known)}`)
  const what = problems.length > 0 ? problems.join('\n  ') : 'columns is empty'
  return new NextTokenError('InvalidConfiguration', `${what}; the columns are ${known.join(', ')}`)
}
