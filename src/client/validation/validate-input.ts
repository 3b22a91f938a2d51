import { type ParamProblem, ParamValidationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import { checkValue } from './check-value.js'
import { Problems } from './problems.js'

/** What a service's own rules find wrong with an input. */
type FurtherCheck = (operation: OperationModel, input: Structure) => readonly ParamProblem[]

/**
 * Checks an input against its operation as boto3 does: types, required members, unknown names, unions, and the
 * lower bounds of lengths and numbers. Upper bounds, patterns and enums stay open, since AWS widens them without
 * notice; the service judges those.
 *
 * @throws ParamValidationError with every problem found, each with its path.
 */
export function validateInput(operation: OperationModel, input: unknown, further?: FurtherCheck): void {
  const problems = new Problems()
  if (operation.input) checkValue({ shape: operation.input, value: input, path: '', problems })
  else checkNoInput(input, problems)
  const found = [...problems.found, ...(isObject(input) ? (further?.(operation, input) ?? []) : [])]
  if (found.length === 0) return
  throw new ParamValidationError(found, operation.errorContext)
}

function checkNoInput(input: unknown, problems: Problems): void {
  const names = Object.keys(Object(input)).filter((name) => Object(input)[name] != null)
  for (const name of names) problems.add('', `unknown parameter "${name}"; the operation takes none`)
}
