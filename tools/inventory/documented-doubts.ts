import type { InventoryFile } from '../../src/inventory/index.js'
import type { Decisions } from './decisions.js'
import type { Problem } from './problem.js'

/** How AWS writes that an operation does more than read. */
const writes =
  /^(?:creates|starts|initiates|generates|begins|deletes|updates|registers|sends|runs|executes)\b|\b(?:this|the) (?:operation|action|api|call|request)(?: also| can| will| may)? (?:starts?|creates?|updates?|deletes?|marks?|resets?|consumes?|assigns?|registers?|runs|sends|exports?)\b/i

const charged = /\bincur(?:s|red)?\b|\b(?:you are|is) charged\b/i

/** How AWS writes that a parameter is needed which the model does not require. */
const needs =
  /\byou must (?:specify|provide|include|pass|use)\b|\bmust (?:specify|provide) (?:either|at least|exactly|one|only one)\b|\bat least one\b.*\b(?:required|must be)\b|\bmust be (?:provided|specified)\b/i

const doubts: readonly (readonly [says: string, words: RegExp])[] = [
  ['it does more than read', writes],
  ['it is charged', charged],
  ['it needs an input', needs],
]

/**
 * Operations that are called although their documentation leaves a doubt, and nobody has decided. The models that ship
 * have no documentation, so this needs a release of botocore.
 */
export function documentedDoubts(
  { services }: InventoryFile,
  decisions: Decisions,
  documentationOf: (name: string) => string | undefined,
): readonly Problem[] {
  const names = Object.entries(services).flatMap(([service, operations]) =>
    Object.keys(operations).map((operation) => `${service} ${operation}`),
  )
  return names.flatMap((name) => {
    if (decisions.of(name, true)?.isListed) return []
    const words = documentationOf(name) ?? ''
    const found = doubts.find(([, pattern]) => words.split(/(?<=[.!]) /).some((one) => pattern.test(one)))
    return found ? [{ name, problem: `its documentation may say that ${found[0]}` }] : []
  })
}
