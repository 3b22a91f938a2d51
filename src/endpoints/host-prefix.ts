import { ParamValidationError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import { isHostLabel } from './host-label.js'

/**
 * The prefix that an operation puts before its endpoint's host, filled in from the input; empty for most
 * operations.
 *
 * @throws ParamValidationError that names every member that cannot be part of a host name.
 */
export function hostPrefix(operation: OperationModel, input: Structure): string {
  const template = operation.traits.endpoint?.hostPrefix
  if (template === undefined || isInRules(operation, template)) return ''
  const problems: { path: string; message: string }[] = []
  const prefix = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(input, name) ? input[name] : undefined
    if (typeof value === 'string' && isHostLabel(value)) return value
    problems.push({ path: name, message: problem(name, value) })
    return ''
  })
  if (problems.length === 0) return prefix
  throw new ParamValidationError(problems, operation.errorContext)
}

function problem(name: string, value: unknown): string {
  const seen = typeof value === 'string' ? `"${value.slice(0, 80)}"` : String(value)
  return `"${name}" is part of the host name and must be 1 to 63 letters, digits and hyphens; got ${seen}`
}

/** S3 Control has the account id in its operations and in its rules; boto3 uses the rules. */
function isInRules(operation: OperationModel, template: string): boolean {
  return (
    template === '{AccountId}.' &&
    operation.service.description.endpointRuleSet !== undefined &&
    operation.traits.staticContextParams?.RequiresAccountId?.value === true
  )
}
