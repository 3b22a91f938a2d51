import { NextTokenError } from '../../../errors/index.js'
import type { Database } from './database.js'
import { fitName, foldName } from './identifiers.js'
import { statePrefix } from './state-table.js'

/**
 * Returns a table's name as the database can have it. A name that is too long is shortened, unless the user chose it.
 *
 * @throws NextTokenError `InvalidTarget` for a name that no table can have.
 */
export function tableName({ names, label }: Database, name: string, isChosen: boolean): string {
  const fitted = fitName(name, names)
  const problem = problemOf(name, {
    isOurs: foldName(name, names).startsWith(statePrefix),
    longest: isChosen && fitted !== name ? names.longest : undefined,
  })
  if (problem === undefined) return fitted
  const message = `${label}: the table name ${JSON.stringify(name)} ${problem}. Choose another name`
  throw new NextTokenError('InvalidTarget', message)
}

function problemOf(
  name: string,
  { isOurs, longest }: { readonly isOurs: boolean; readonly longest: number | undefined },
): string | undefined {
  if (name === '') return 'is empty'
  if (name.includes('\0')) return 'contains the character U+0000'
  if (isOurs) return `begins with ${statePrefix}, as the names of nexttoken's own tables do`
  return longest === undefined ? undefined : `is longer than the ${longest} bytes that the database allows`
}
