import { type OperationModel, onlyReads } from '../../../models/index.js'
import { operationCommand, parameterNames } from '../../arguments/index.js'

/** An operation, as `nexttoken operations` lists it. */
export interface OperationRow {
  /** As it is typed, such as `list-topics`. */
  readonly command: string
  /** AWS's name, such as `ListTopics`. */
  readonly name: string
  readonly hasPages: boolean
  readonly onlyReads: boolean
  readonly isDeprecated: boolean
  readonly parameters: readonly {
    readonly option: string
    readonly type: string
    readonly isRequired: boolean
  }[]
}

export function operationRow(operation: OperationModel): OperationRow {
  return {
    command: operationCommand(operation.name),
    name: operation.name,
    hasPages: operation.paginationRule !== undefined,
    onlyReads: onlyReads(operation),
    isDeprecated: operation.traits.deprecated === true,
    parameters: parameterNames(operation)
      .filter(({ isHidden }) => !isHidden)
      .map(({ option, type, isRequired }) => ({ option, type, isRequired })),
  }
}
