import {
  describeOperation,
  type OperationModel,
  type OperationSummary,
  onlyReads,
} from '../../../models/index.js'
import { type Parameter, parameterNames } from '../../arguments/index.js'
import { commandExample } from './command-example.js'
import { typescriptExample } from './typescript-example.js'

/** An operation for programs: its model, and how it is typed. */
export interface OperationJson extends OperationSummary {
  readonly onlyReads: boolean
  readonly parameters: readonly (Omit<Parameter, 'member'> & { readonly member: string })[]
  readonly examples: { readonly command: string; readonly typescript: string }
}

export function operationJson(operation: OperationModel): OperationJson {
  return {
    ...describeOperation(operation),
    onlyReads: onlyReads(operation),
    parameters: parameterNames(operation).map((parameter) => ({
      ...parameter,
      member: parameter.member.name,
    })),
    examples: { command: commandExample(operation), typescript: typescriptExample(operation) },
  }
}
