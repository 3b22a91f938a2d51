import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'

/** A second name of a member in an input. */
export interface ParameterAlias {
  readonly name: string
  readonly alias: string
}

/** Replaces a member's alias by its name. If the caller passed both, validation refuses the alias. */
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
