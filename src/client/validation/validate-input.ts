import { type ParamProblem, ParamValidationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import { checkValue } from './check-value.js'
import { Problems } from './problems.js'

/** The checks of one service, besides those of the model. */
type ServiceCheck = (operation: OperationModel, input: Structure) => readonly ParamProblem[]

/**
 * Checks an input as boto3 does: types, required members, unknown names, unions, and minimum lengths and values.
 * Maximums, patterns and enums are not checked, because AWS extends them without notice.
 *
 * @throws ParamValidationError with every problem found and its path.
 */
export function validateInput(operation: OperationModel, input: unknown, checkInput?: ServiceCheck): void {
  const problems = new Problems()
  if (operation.input) checkValue({ shape: operation.input, value: input, path: '', problems })
  else checkNoInput(input, problems)
  const found = [...problems.found, ...(isObject(input) ? (checkInput?.(operation, input) ?? []) : [])]
  if (found.length === 0) return
  throw new ParamValidationError(found, operation.errorContext)
}

function checkNoInput(input: unknown, problems: Problems): void {
  const names = Object.keys(Object(input)).filter((name) => Object(input)[name] != null)
  for (const name of names) problems.add('', `unknown parameter "${name}"; the operation has no parameters`)
}
