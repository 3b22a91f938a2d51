import { type ParamProblem, ParamValidationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { isHeaderName, isHeaderText } from '../../values/index.js'
import type { BindingPlan } from './binding-plan.js'

/**
 * Refuses headers that cannot be sent. A line break in a value would start another header.
 *
 * @throws ParamValidationError that names every member with such a value or, in a map of headers, such a key.
 */
export function refuseUnsendable(
  operation: OperationModel,
  plan: BindingPlan,
  headers: Readonly<Record<string, string>>,
): void {
  const problems: ParamProblem[] = []
  for (const [header, value] of Object.entries(headers)) {
    if (!isHeaderName(header)) problems.push(problem(pathOf(plan, header), nameProblem))
    if (!isHeaderText(value)) problems.push(problem(pathOf(plan, header), valueProblem))
  }
  if (problems.length > 0) throw new ParamValidationError(problems, operation.errorContext)
}

const nameProblem =
  'this key becomes part of the name of an HTTP header, which cannot contain spaces, colons, line breaks or other ' +
  'separators; use letters, digits, hyphens and underscores'
const valueProblem =
  'this value is sent in an HTTP header, which cannot contain line breaks or other control characters; remove them'

function problem(path: string, words: string): ParamProblem {
  return { path, message: `${path}: ${words}` }
}

/** The path of the member that a header comes from, with the key if the member is a map. */
function pathOf({ headers, prefixHeaders }: BindingPlan, header: string): string {
  const single = headers.find((member) => member.wireName.toLowerCase() === header)
  if (single) return single.name
  const map = prefixHeaders.find((member) => header.startsWith((member.locationName ?? '').toLowerCase()))
  const key = header.slice((map?.locationName ?? '').length)
  return map ? `${map.name}.${map.sensitive ? '…' : key}` : header
}
