import type { OperationSummary } from '../models/index.js'
import type {
  CallArguments,
  DividedInput,
  DividedName,
  DividedPages,
  PageIterator,
  PaginateOptions,
  Paginator,
  ParallelOptions,
} from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import type { Waiter } from '../waiters/index.js'
import type { ModelledError, Output } from './answer/index.js'
import type { CallOptions } from './config/index.js'
import type { Exceptions } from './exceptions/index.js'
import type { HookEvents, HookHandler } from './hooks/index.js'
import type { ClientMeta } from './meta/index.js'
import type { CalledName, PagedName, Spelled, WaiterName } from './operation-names.js'
import type { PresignOptions } from './presign/index.js'

/** An operation's input, its output, and the codes of the errors in its model. */
export interface TypedOperation<Input extends object, Output extends object, Codes extends string = never> {
  input: Input
  output: Output
  errors: Codes
}

/** Inputs and outputs of a service's operations, by AWS's names. */
export type OperationTable<Operations> = { [Name in keyof Operations]: { input: object; output: object } }

/** The members of every client. The generated declarations add a method per operation. */
export interface ServiceClient<
  Operations extends OperationTable<Operations>,
  Paginators,
  Errors extends object = Record<string, Structure>,
  Waiters = DynamicWaiters,
  ErrorNames extends object = Record<never, never>,
> {
  /**
   * What the client knows about its service and its configuration, as boto3's `client.meta`.
   *
   * @example console.log(sns.meta.region, sns.meta.endpoint, sns.meta.apiVersion)
   * @throws NextTokenError `MissingRegion` or `InvalidConfiguration` when a fact is read that depends on the
   * configuration; `EndpointResolution` if the region has no endpoint.
   */
  readonly meta: ClientMeta

  /**
   * The errors in the service's model, for `instanceof`, by boto3's names and by their codes. `ClientError` is every
   * error of the service, and `fromCode` takes any code.
   *
   * @example
   * try { await s3.headBucket({ Bucket }) } catch (error) {
   *   if (error instanceof s3.exceptions.NoSuchBucket) return false
   *   throw error
   * }
   * @throws NextTokenError `UnknownException` with the nearest names, for a name that the model does not have.
   */
  readonly exceptions: Exceptions<Errors, ErrorNames>

  /**
   * Call a function with every request before it is signed (`'request'`), with every response (`'response'`), and
   * before every further attempt (`'retry'`). It is awaited, and functions are called in the order in which they were
   * added. An error that one throws ends the call with `HookFailed`. Calls and pages that follow are seen; presigned
   * URLs and the calls that fetch credentials are not. Returns the function that removes the handler.
   *
   * @example
   * const stop = s3.on('request', ({ request }) => {
   *   request.headers['x-correlation-id'] = id // signed and sent
   * })
   * @throws NextTokenError `InvalidConfiguration` for an unknown event, or for a handler that is no function.
   */
  on<Name extends keyof HookEvents<Operations>>(
    event: Name,
    handler: HookHandler<HookEvents<Operations>[Name]>,
  ): () => void

  /** Names of all operations, as AWS spells them. */
  readonly operations: readonly (keyof Operations & string)[]

  /**
   * Describe an operation as plain data: input, output, errors and pagination rule.
   *
   * @example sns.describe('list_topics').pagination?.inputTokens // ['NextToken']
   * @throws NextTokenError `UnknownOperation` with the nearest names.
   */
  describe(operation: string): OperationSummary

  /**
   * Call an operation by name: AWS's (`ListTopics`), this client's (`listTopics`) or boto3's (`list_topics`). A
   * literal that names no operation does not compile.
   *
   * @example await sns.call('ListTopics', { NextToken: token })
   * @throws NextTokenError `UnknownOperation` with the nearest names.
   */
  call<Name extends (keyof Operations & string) | Uncapitalize<keyof Operations & string>>(
    operation: Name,
    ...args: CallArguments<Operations[Capitalize<Name> & keyof Operations]['input'], CallOptions>
  ): Promise<Output<Operations[Capitalize<Name> & keyof Operations]['output']>>
  call<Name extends string>(
    operation: CalledName<Name, Operations>,
    ...args: ArgumentsByName<Name, Operations>
  ): Promise<Output<OutputByName<Name, Operations>>>

  /**
   * Make a URL that makes this call without credentials, as boto3's `generate_presigned_url`. Nothing is sent.
   *
   * Members that are sent in headers (`ContentType`, `ACL`) are signed: the caller of the URL must send the same
   * headers. The URL of temporary credentials expires with them.
   *
   * @example const url = await s3.presign('GetObject', { Bucket: 'books', Key: 'moby.txt' }, { expiresIn: 600 })
   * @throws NextTokenError `NotSupported` if the input is a body that a URL cannot hold.
   */
  presign<Name extends (keyof Operations & string) | Uncapitalize<keyof Operations & string>>(
    operation: Name,
    input?: Operations[Capitalize<Name> & keyof Operations]['input'],
    options?: PresignOptions,
  ): Promise<string>

  /** Whether the operation has pages, as boto3's `can_paginate`. False for an unknown name. */
  canPaginate(operation: string): boolean

  /**
   * Whether there are pages after `page`, an output of the operation. Always true for an operation that returns a
   * token with every response (`logs` `get_log_events`).
   *
   * @example if (sns.hasMore('list_topics', page)) console.log('continue at', page.NextToken)
   * @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` if the operation has no pages;
   * PaginationError if `page` is not an output, such as a promise of one.
   */
  hasMore<Name extends keyof Paginators & string>(operation: Name, page: PageOf<Paginators[Name]>): boolean
  hasMore<Name extends string>(
    operation: PagedName<Name, Operations, Paginators>,
    page: Name extends keyof Paginators ? PageOf<Paginators[Name]> : object,
  ): boolean

  /**
   * Get the paginator of an operation, by boto3's name (`list_topics`), this client's (`listTopics`) or AWS's
   * (`ListTopics`). It can be used any number of times.
   *
   * @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` if the operation has no pages.
   */
  getPaginator<Name extends keyof Paginators & string>(operation: Name): Paginators[Name]
  getPaginator<Name extends string>(operation: PagedName<Name, Operations, Paginators>): DynamicPaginator

  /**
   * Paginate an operation: short for `getPaginator(operation).paginate(input, options)`.
   *
   * @example for await (const topic of sns.paginate('list_topics').items()) console.log(topic.TopicArn)
   */
  paginate<Name extends DividedName<Paginators>>(
    operation: Name,
    input: DividedInput<Paginators[Name]>,
    options: ParallelOptions,
  ): DividedPages<Paginators[Name]>
  paginate<Name extends keyof Paginators & string>(
    operation: Name,
    ...args: ArgumentsOf<Paginators[Name]>
  ): PagesOf<Paginators[Name]>
  paginate<Name extends string>(
    operation: PagedName<Name, Operations, Paginators>,
    ...args: Name extends keyof Paginators
      ? ArgumentsOf<Paginators[Name]>
      : [input?: Structure, options?: PaginateOptions]
  ): DynamicPages

  /** boto3's names of all waiters, such as `instance_running`, in its order. Empty if the service has none. */
  readonly waiterNames: readonly string[]

  /**
   * Get a waiter, by boto3's name (`instance_running`) or AWS's (`InstanceRunning`, `instanceRunning`). It can be used
   * any number of times.
   *
   * @example
   * const running = ec2.getWaiter('instance_running')
   * const { output } = await running.wait({ InstanceIds: [id] })
   * @throws NextTokenError `UnknownWaiter` with the nearest names.
   */
  getWaiter<Name extends keyof Waiters & string>(name: Name): Waiters[Name]
  getWaiter<Name extends string>(name: WaiterName<Name, Waiters>): DynamicWaiter

  /**
   * Wait until a resource has a state: short for `getWaiter(name).wait(input, options)`. The input is that of the
   * operation that the waiter calls.
   *
   * @example await ec2.waitFor('instance_running', { InstanceIds: [id] }, { deadline: 5 * 60_000 })
   * @throws WaiterError `WaiterFailed` or `WaiterTimeout`; NextTokenError `UnknownWaiter` with the nearest names.
   */
  waitFor<Name extends keyof Waiters & string>(
    name: Name,
    ...args: WaitArguments<Waiters[Name]>
  ): WaitResult<Waiters[Name]>
  waitFor<Name extends string>(
    name: WaiterName<Name, Waiters>,
    ...args: Name extends keyof Waiters ? WaitArguments<Waiters[Name]> : WaitArguments<DynamicWaiter>
  ): WaitResult<DynamicWaiter>

  /**
   * Whether a value is an error of this service with one of these codes. If it is, its members have their types.
   * Codes of the model are suggested, but any code is accepted: services also return codes that are not in their
   * models.
   *
   * @example
   * try { await sns.getTopicAttributes({ TopicArn }) } catch (error) {
   *   if (!sns.isError(error, 'NotFound')) throw error
   * }
   */
  isError<Code extends (keyof Errors & string) | (string & {})>(
    error: unknown,
    ...codes: readonly [Code, ...Code[]]
  ): error is ModelledError<Errors, Code>

  /** Close the idle connections, and the others when their calls have ended. A `requestHandler` that you passed stays open. */
  destroy(): void

  readonly [tables]?: Tables<Operations, Paginators>
}

interface Tables<Operations, Paginators> {
  readonly operations: Operations
  readonly paginators: Paginators
}

/** Never present: it carries a client's operations and paginators in the type. */
declare const tables: unique symbol

type TablesOf<Client> = Client extends { readonly [tables]?: infer Found } ? NonNullable<Found> : never

/** The operations of a client's type, by AWS's names. */
export type OperationsOf<Client> =
  TablesOf<Client> extends { readonly operations: infer Operations } ? Operations : never

/** The paginators of a client's type, by their names. */
export type PaginatorsOf<Client> =
  TablesOf<Client> extends { readonly paginators: infer Paginators } ? Paginators : never

type ArgumentsOf<P> = P extends { paginate(...args: infer Arguments): unknown } ? Arguments : never
type PageOf<P> = P extends { paginate(...args: never[]): AsyncIterable<infer Page> }
  ? Omit<Page, '$metadata'>
  : never
type WaitArguments<W> = W extends { wait(...args: infer Arguments): unknown } ? Arguments : never
type WaitResult<W> = W extends { wait(...args: never[]): infer Result } ? Result : never
type PagesOf<P> = P extends { paginate(...args: never[]): infer Pages } ? Pages : never

type ArgumentsByName<Name extends string, Operations extends OperationTable<Operations>> = string extends Name
  ? [input?: Structure | undefined, options?: CallOptions]
  : CallArguments<Operations[Spelled<Name, Operations> & keyof Operations]['input'], CallOptions>
type OutputByName<Name extends string, Operations extends OperationTable<Operations>> = string extends Name
  ? Structure
  : Operations[Spelled<Name, Operations> & keyof Operations]['output']

/** An operation of a service whose declarations are not loaded. */
export type DynamicOperation = (input?: Structure, options?: CallOptions) => Promise<Output<Structure>>

/**
 * The client of a service whose declarations are not loaded. It behaves the same, but its values are `unknown`.
 * `Remedy` is a sentence that editors show: the import that types the client.
 */
export type DynamicClient<Remedy extends string = string> = ServiceClient<
  DynamicOperations,
  DynamicPaginators
> &
  Readonly<Record<string, DynamicOperation>> & { readonly [untyped]?: Remedy }

/** The remedy for an untyped client. */
export type Untyped<Name extends string> = string extends Name
  ? string
  : `import 'nexttoken/types/${Name}' gives this client its types`

/** Never present: it carries the remedy in the type. */
declare const untyped: unique symbol

type DynamicOperations = Record<string, TypedOperation<Structure, Structure, string>>
type DynamicPaginators = Record<string, DynamicPaginator>
type DynamicPaginator = Paginator<Structure, Output<Structure>, Record<string, unknown>, string>
type DynamicWaiters = Record<string, DynamicWaiter>
type DynamicWaiter = Waiter<Structure, Output<Structure>>
type DynamicPages = PageIterator<Output<Structure>, Record<string, unknown>, string>
