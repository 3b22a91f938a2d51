import { type OperationModel, onlyReads } from '../../../models/index.js'
import { operationCommand } from '../../arguments/index.js'
import { type OwnOptions, serviceWord, UsageError } from '../../options/index.js'
import type { Io } from '../../terminal/index.js'

/**
 * Asks before an operation that may change something. False if the answer was no.
 *
 * @throws UsageError if there is nobody to ask, and no `--yes`.
 */
export async function confirmChange(
  operation: OperationModel,
  own: OwnOptions,
  { io, spelling = '--yes' }: { readonly io: Io; readonly spelling?: string },
): Promise<boolean> {
  if (onlyReads(operation) || own.yes) return true
  const call = `${serviceWord(operation.service)} ${operationCommand(operation.name)}`
  const where = placesOf(own).join('; ')
  const answer = await io.ask(`${call} may change something${where && ` (${where})`}. Call it? [y/N] `)
  if (answer !== undefined) return /^\s*y(?:es)?\s*$/i.test(answer)
  throw new UsageError(
    [`${call} may change something, and there is no terminal to ask on`],
    `Add ${spelling} to call it, or --print-request to see what would be sent.`,
  )
}

/** What the options name; with several regions or accounts, the operation is called in each. */
function placesOf({ profile, region, regions, profiles, accounts }: OwnOptions): string[] {
  const all = { profile, region, regions, profiles, accounts }
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [name === 'region' ? String(value) : `${name} ${[value].flat().join(', ')}`],
  )
}
