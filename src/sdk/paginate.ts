import { NextTokenError, type OptionNames, optionProblems, PaginationError } from '../errors/index.js'
import { type CallArguments, type PageIterator, Paginator, paginateOptionNames } from '../pagination/index.js'
import { findCommand } from './find-command.js'
import { findModel } from './find-model.js'
import { findOperation } from './find-operation.js'
import type { ItemsOf, PrimaryKeyOf } from './item-types.js'
import { pageSender, type Sender } from './page-sender.js'
import type { SdkClient } from './sdk-client.js'
import type { SdkCommandClass } from './sdk-command.js'
import type { SdkPaginateOptions } from './sdk-paginate-options.js'

type CommandClass = new (input: object) => object

type InputOf<Command> = Command extends SdkCommandClass<infer Input, object> ? (input: Input) => void : never

/** What the commands of other operations take: a listing that needs these takes it too. */
type InputsOf<Commands extends readonly unknown[]> =
  InputOf<Commands[number]> extends (input: infer Inputs) => void ? Partial<Inputs> : never

/** The member that says of which shard a page is: as the command that returns an iterator spells it. */
type ShardOf<Commands extends readonly unknown[]> = {
  [Name in keyof InputsOf<Commands> & ('ShardId' | 'shardId')]: string
}

/** A listing that several operations make together: it reads all shards of a stream. */
interface CommandOptions<Commands extends readonly unknown[]> extends SdkPaginateOptions {
  parallel: number
  commands: Commands & SdkPaginateOptions['commands']
}

/**
 * Lists the pages of an operation through a client of the AWS SDK v3. It works for every operation that returns a token,
 * including those without a paginator in the SDK. Pages are the SDK's own, unchanged: a list that AWS omits is undefined
 * on the page, and `items()` yields nothing for it. The command gives the types of input, pages and items.
 *
 * Client and command name the service and the operation, in a minified bundle too. If they do not, pass the options
 * `service` and `operation`. Errors are the SDK's own; calling `next()` again after one requests the same page.
 *
 * @throws NextTokenError `InvalidConfiguration` if `client` is not a client or `command` not a command class;
 * `UnknownService`, `UnknownOperation` or `OperationNotPageable`; PaginationError for invalid options.
 * @example
 * import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
 *
 * const topics = await paginate(new SNSClient({}), ListTopicsCommand).items().toArray()
 */
export function paginate<
  Inputs extends object,
  Outputs extends object,
  Input extends Inputs,
  Page extends object,
  const Commands extends readonly SdkCommandClass<object, object>[],
>(
  client: SdkClient<Inputs, Outputs>,
  command: SdkCommandClass<Input, Page>,
  ...args: [input: Partial<Input> & InputsOf<Commands>, options: CommandOptions<Commands>]
): PageIterator<Page & ShardOf<Commands>, ItemsOf<Page>, PrimaryKeyOf<Page> & keyof ItemsOf<Page> & string>
export function paginate<
  Inputs extends object,
  Outputs extends object,
  Input extends Inputs,
  Page extends object,
>(
  client: SdkClient<Inputs, Outputs>,
  command: SdkCommandClass<Input, Page>,
  ...args: CallArguments<Input, SdkPaginateOptions>
): PageIterator<Page, ItemsOf<Page>, PrimaryKeyOf<Page> & keyof ItemsOf<Page> & string>
export function paginate(
  client: unknown,
  command: unknown,
  ...args: readonly [input?: object, options?: SdkPaginateOptions]
): object {
  const [input = {}, allOptions = {}] = args
  checkNames(allOptions)
  const { service, operation: name, commands = [], governor = true, ...options } = allOptions
  const sender = checkClient(client)
  const { config } = sender
  const made = checkCommand(command)
  const model = findModel(config, service)
  const operation = findOperation({ model, command: new made({ ...input }), config }, name)
  const others = checkCommands(commands)
  const other = (wanted: string) => findCommand({ model, config, commands: others }, wanted)
  const pages = pageSender(sender, operation, { command: made, isPaced: governor, other })
  return new Paginator(operation, pages).paginate(input, options)
}

const names: OptionNames<SdkPaginateOptions> = {
  ...paginateOptionNames,
  service: true,
  operation: true,
  commands: true,
  governor: true,
}

function checkNames(options: SdkPaginateOptions): void {
  const problems = optionProblems(options, { kind: 'pagination option', names })
  if (problems.length > 0) throw new PaginationError(problems.join('\n  '))
}

function checkClient(client: unknown): Sender {
  if (isObject(client) && typeof Reflect.get(client, 'send') === 'function') {
    if (isObject(Reflect.get(client, 'config'))) return client as Sender
  }
  throw refusal('a client of the AWS SDK v3, such as new SNSClient({}), as its first argument', client)
}

function checkCommand(command: unknown): CommandClass {
  if (typeof command === 'function') return command as CommandClass
  throw refusal('the class of a command, such as ListTopicsCommand, as its second argument', command)
}

function checkCommands(commands: unknown): readonly CommandClass[] {
  if (Array.isArray(commands) && commands.every((one) => typeof one === 'function')) return commands
  throw refusal(
    'a list of classes of commands, such as [ListShardsCommand], as its option commands',
    commands,
  )
}

function refusal(wanted: string, seen: unknown): NextTokenError {
  const kind = isObject(seen) ? `an object of class ${seen.constructor?.name ?? 'null'}` : String(seen)
  return new NextTokenError('InvalidConfiguration', `paginate needs ${wanted}; got ${kind}`)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
