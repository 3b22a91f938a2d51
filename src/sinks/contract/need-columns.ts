import { NextTokenError } from '../../errors/index.js'
import type { Table } from './sink.js'

/**
 * Refuses a table without columns, which most formats do not have. Its rows have no model, and there are none of them, or
 * none has a member.
 *
 * @throws NextTokenError `InvalidConfiguration`.
 */
export function needColumns(target: string, { columns }: Table): void {
  if (columns.length > 0) return
  const problem = `${target}: no row says which columns there are. Pass the option columns with their names and types`
  throw new NextTokenError('InvalidConfiguration', problem)
}
