import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'

/** A second name for an input's member. */
export interface ParameterAlias {
  readonly name: string
  readonly alias: string
}

/** The input with a member's alias replaced by its name; where both are given, validation refuses the alias. */
export function withoutAlias(
  operation: OperationModel,
  input: Structure,
  { name, alias }: ParameterAlias,
): Structure {
  const members = operation.input?.members
  if (input[alias] === undefined || input[name] !== undefined) return input
  if (!members?.has(name) || members.has(alias)) return input
  const { [alias]: value, ...rest } = input
  return { ...rest, [name]: value }
}
