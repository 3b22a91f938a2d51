import {
  describeOperation,
  type OperationModel,
  type OperationSummary,
  onlyReads,
} from '../../../models/index.js'
import { type Parameter, parameterNames, shardNames, shortcutNames } from '../../arguments/index.js'
import { commandExample } from './command-example.js'
import { typescriptExample } from './typescript-example.js'

type ParameterJson = Omit<Parameter, 'member' | 'shortcut'> & { readonly member: string }

/** An operation for programs: its model, and how it is typed. */
export interface OperationJson extends OperationSummary {
  readonly onlyReads: boolean
  readonly parameters: readonly ParameterJson[]
  /** Options for members within those parameters. */
  readonly shortcuts: readonly (ParameterJson & { readonly path: string })[]
  /** What a listing of all shards of a stream takes besides, with `--parallel`. */
  readonly shardParameters: readonly ParameterJson[]
  readonly examples: { readonly command: string; readonly typescript: string }
}

export function operationJson(operation: OperationModel): OperationJson {
  return {
    ...describeOperation(operation),
    onlyReads: onlyReads(operation),
    parameters: parameterNames(operation).map(parameterJson),
    shortcuts: shortcutNames(operation).map((one) => ({
      ...parameterJson(one),
      path: one.shortcut?.path ?? '',
    })),
    shardParameters: shardNames(operation).map(parameterJson),
    examples: { command: commandExample(operation), typescript: typescriptExample(operation) },
  }
}

function parameterJson({ shortcut: _, ...parameter }: Parameter): ParameterJson {
  return { ...parameter, member: parameter.member.name }
}
