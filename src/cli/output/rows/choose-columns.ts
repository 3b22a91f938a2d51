import { type Column, pickColumns } from '../../../columns/index.js'
import { getMember, messageOf } from '../../../values/index.js'
import { UsageError } from '../../options/index.js'

/**
 * Returns the columns that `--columns` names, in its order. A structure can be named as a whole (`Owner`) or by a member
 * (`Owner.ID`).
 *
 * @throws UsageError with every unknown name.
 */
export function chooseColumns(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  try {
    return pickColumns(columns, names)
  } catch (cause) {
    throw new UsageError([`--columns: ${messageOf(cause)}`])
  }
}

/** Returns columns for rows whose members are not known before they are there. */
export function namedColumns(names: readonly string[]): readonly Column[] {
  return names.map((name) => ({
    name,
    type: 'json',
    read: (row) => name.split('.').reduce<unknown>(getMember, row),
  }))
}
