import { NextTokenError, type OptionNames, optionProblems, PaginationError } from '../errors/index.js'
import { type CallArguments, type PageIterator, Paginator, paginateOptionNames } from '../pagination/index.js'
import { findModel } from './find-model.js'
import { findOperation } from './find-operation.js'
import type { ItemsOf, PrimaryKeyOf } from './item-types.js'
import { pageSender, type Sender } from './page-sender.js'
import type { SdkClient } from './sdk-client.js'
import type { SdkCommandClass } from './sdk-command.js'
import type { SdkPaginateOptions } from './sdk-paginate-options.js'

type CommandClass = new (input: object) => object

/**
 * The pages of an operation, asked for through a client of the AWS SDK v3: every operation that gives a token, also
 * those that the SDK has no paginator for. Pages are the SDK's own, untouched: a list that AWS left out is undefined
 * on a page, and no item of `items()`. Input, pages and items are typed by the command.
 *
 * Which service and operation it is, client and command say, in a minified bundle too; `service` and `operation` in the
 * options say it where they do not. An error is the SDK's own, and asking again asks for the same page.
 *
 * @throws NextTokenError `InvalidConfiguration` for what is no client or no command; `UnknownService`,
 * `UnknownOperation` or `OperationNotPageable`; PaginationError for options that do not fit.
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
>(
  client: SdkClient<Inputs, Outputs>,
  command: SdkCommandClass<Input, Page>,
  ...given: CallArguments<Input, SdkPaginateOptions>
): PageIterator<Page, ItemsOf<Page>, PrimaryKeyOf<Page> & keyof ItemsOf<Page> & string>
export function paginate(
  client: unknown,
  command: unknown,
  input: object = {},
  given: SdkPaginateOptions = {},
): object {
  checkNames(given)
  const { service, operation: named, governor = true, ...options } = given
  const sender = checkClient(client)
  const { config } = sender
  const made = checkCommand(command)
  const model = findModel(config, service)
  const operation = findOperation({ model, command: new made({ ...input }), config }, named)
  const pages = pageSender(sender, operation, { command: made, isPaced: governor })
  return new Paginator(operation, pages).paginate(input, options)
}

const names: OptionNames<SdkPaginateOptions> = {
  ...paginateOptionNames,
  service: true,
  operation: true,
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

function refusal(wanted: string, seen: unknown): NextTokenError {
  const kind = isObject(seen) ? `an object of class ${seen.constructor?.name ?? 'null'}` : String(seen)
  return new NextTokenError('InvalidConfiguration', `paginate takes ${wanted}; got ${kind}`)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
