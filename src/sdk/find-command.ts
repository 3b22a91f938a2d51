import { PaginationError } from '../errors/index.js'
import type { ServiceModel } from '../models/index.js'
import { operationNames } from './operation-names.js'
import type { OtherCommand } from './page-sender.js'

interface Commands {
  readonly model: ServiceModel
  readonly config: object
  readonly commands: readonly OtherCommand['command'][]
}

/**
 * Returns the command of another operation that a listing needs.
 *
 * @throws PaginationError if the caller did not pass it.
 */
export function findCommand({ model, config, commands }: Commands, name: string): OtherCommand {
  const operation = model.operation(name)
  const command = commands.find((one) => operationNames(new one({}), config).includes(name))
  if (operation && command) return { operation, command }
  const problem = `parallel needs ${name}, which the AWS SDK has in a command of its own: pass { commands: [${name}Command] } among the options, beside the commands of the other operations that it needs`
  throw new PaginationError(problem, { service: model.name })
}
