import { compiledRule } from '../../../pagination/index.js'
import { type Output, openOutput } from '../../output/index.js'
import type { OperationRun } from '../contract/index.js'
import { outputFormatOf } from './profile-setting.js'

/** The output of one operation, as its command line asks for it. */
export function openListingOutput(
  { operation, command, io }: OperationRun,
  { isTagged = false }: { readonly isTagged?: boolean } = {},
): Promise<Output> {
  const { own, input } = command
  return openOutput({
    format: outputFormatOf(own, io),
    operation,
    rule: operation.paginationRule && compiledRule(operation),
    input,
    query: own.query,
    columns: own.columns,
    csvSafe: own['csv-safe'],
    isTagged,
    color: own.color ?? 'auto',
    io,
  })
}
