import { PaginationError } from '../../../errors/index.js'
import type { OperationModel } from '../../../models/index.js'
import type { PageIterator } from '../../../pagination/index.js'
import type { Structure } from '../../../protocols/index.js'
import { parameterNames, shardNames } from '../../arguments/index.js'
import { inCliWords } from '../../failure/index.js'
import { UsageError } from '../../options/index.js'
import type { RunningOperation } from '../contract/index.js'
import { paginateOptionsOf } from '../plan/index.js'

export type Pages = PageIterator<Structure, Record<string, unknown>, string>

/**
 * The pages of an operation, as the command line asks for them.
 *
 * @throws UsageError for options that do not fit the operation.
 */
export function paginate({ operation, command, aws, stop }: RunningOperation): Pages {
  const { name, service } = operation
  try {
    return aws.paginate(
      name as string,
      { ...command.input },
      { ...paginateOptionsOf(command.own), signal: stop.abortSignal },
    ) as Pages
  } catch (error) {
    if (!(error instanceof PaginationError)) throw error
    const prefix = `${service.name}.${name}: `
    const problems = error.message.replace(prefix, '').split('\n')
    throw new UsageError(problems.map((problem) => inOptions(operation, inCliWords(problem.trim()))))
  }
}

/** The members that a listing of shards names are options here. */
function inOptions(operation: OperationModel, problem: string): string {
  const shards = shardNames(operation)
  if (shards.length === 0) return problem
  return [...parameterNames(operation), ...shards].reduce(
    (text, { option, member }) => text.replace(new RegExp(`(?<![\\w-])${member.name}\\b`, 'g'), option),
    problem.replace(' in the input', ''),
  )
}
