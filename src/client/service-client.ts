import type { OperationSummary } from '../models/index.js'
import type { CallArguments, PageIterator, PaginateOptions, Paginator } from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import type { ModelledError, Output } from './answer/index.js'
import type { CallOptions } from './config/index.js'
import type { CalledName, PagedName, Spelled } from './operation-names.js'
import type { PresignOptions } from './presign/index.js'

/** An operation's input and output, and the codes of the errors that its model names. */
export interface TypedOperation<Input extends object, Output extends object, Codes extends string = never> {
  input: Input
  output: Output
  errors: Codes
}

/** Input and output of a service's operations, by AWS's names. */
export type OperationTable<Operations> = { [Name in keyof Operations]: { input: object; output: object } }

/** What every client has, whatever its service; the generated declarations add a method per operation. */
export interface ServiceClient<
  Operations extends OperationTable<Operations>,
  Paginators,
  Errors extends object = Record<string, Structure>,
> {
  /** Every operation's name, as AWS spells it. */
  readonly operations: readonly (keyof Operations & string)[]

  /**
   * An operation's input, output, errors and paging rule, as plain data.
   *
   * @example sns.describe('list_topics').pagination?.inputTokens // ['NextToken']
   * @throws NextTokenError `UnknownOperation`, with the nearest names.
   */
  describe(operation: string): OperationSummary

  /**
   * Calls an operation whose name is in a variable: AWS's (`ListTopics`), this client's (`listTopics`) or boto3's
   * (`list_topics`). A literal that names none does not compile.
   *
   * @example await sns.call('ListTopics', { NextToken: token })
   * @throws NextTokenError `UnknownOperation`, with the nearest names.
   */
  call<Name extends (keyof Operations & string) | Uncapitalize<keyof Operations & string>>(
    operation: Name,
    ...given: CallArguments<Operations[Capitalize<Name> & keyof Operations]['input'], CallOptions>
  ): Promise<Output<Operations[Capitalize<Name> & keyof Operations]['output']>>
  call<Name extends string>(
    operation: CalledName<Name, Operations>,
    ...given: GivenByName<Name, Operations>
  ): Promise<Output<OutputByName<Name, Operations>>>

  /**
   * A URL that makes this call without credentials for as long as it is good, as boto3's `generate_presigned_url`.
   * Nothing is sent. Members that travel in headers (`ContentType`, `ACL`) are signed: whoever uses the URL sends
   * those headers too. Temporary credentials end it with their own end.
   *
   * @example const url = await s3.presign('GetObject', { Bucket: 'books', Key: 'moby.txt' }, { expiresIn: 600 })
   * @throws NextTokenError `NotSupported` where the operation's input is a body that a URL cannot hold.
   */
  presign<Name extends (keyof Operations & string) | Uncapitalize<keyof Operations & string>>(
    operation: Name,
    input?: Operations[Capitalize<Name> & keyof Operations]['input'],
    options?: PresignOptions,
  ): Promise<string>

  /** Whether the operation has pages, as boto3's `can_paginate`. An unknown name has none. */
  canPaginate(operation: string): boolean

  /**
   * Whether there is more after `page`, an answer of the operation. True with every answer of an operation that
   * always gives a token (`logs` `get_log_events`).
   *
   * @example if (sns.hasMore('list_topics', page)) console.log('go on at', page.NextToken)
   * @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` where the operation has no pages;
   * PaginationError where `page` is none, such as a promise of one.
   */
  hasMore<Name extends keyof Paginators & string>(operation: Name, page: PageOf<Paginators[Name]>): boolean
  hasMore<Name extends string>(
    operation: PagedName<Name, Operations, Paginators>,
    page: Name extends keyof Paginators ? PageOf<Paginators[Name]> : object,
  ): boolean

  /**
   * The paginator of an operation, named as boto3 (`list_topics`), this client (`listTopics`) or AWS
   * (`ListTopics`) names it. It can be used any number of times.
   *
   * @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` where the operation has no pages.
   */
  getPaginator<Name extends keyof Paginators & string>(operation: Name): Paginators[Name]
  getPaginator<Name extends string>(operation: PagedName<Name, Operations, Paginators>): DynamicPaginator

  /**
   * In short for `getPaginator(operation).paginate(input, options)`.
   *
   * @example for await (const topic of sns.paginate('list_topics').items()) console.log(topic.TopicArn)
   */
  paginate<Name extends keyof Paginators & string>(
    operation: Name,
    ...given: GivenOf<Paginators[Name]>
  ): PagesOf<Paginators[Name]>
  paginate<Name extends string>(
    operation: PagedName<Name, Operations, Paginators>,
    ...given: Name extends keyof Paginators
      ? GivenOf<Paginators[Name]>
      : [input?: Structure, options?: PaginateOptions]
  ): DynamicPages

  /**
   * Whether a call of this service was refused with one of these codes; the error's members then have their types.
   * The codes that the model names are suggested, and any other is taken: services refuse with more than they name.
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

  /** Closes idle connections. A `requestHandler` that you passed stays open: it is yours. */
  destroy(): void
}

type GivenOf<P> = P extends { paginate(...given: infer Given): unknown } ? Given : never
type PageOf<P> = P extends { paginate(...given: never[]): AsyncIterable<infer Page> }
  ? Omit<Page, '$metadata'>
  : never
type PagesOf<P> = P extends { paginate(...given: never[]): infer Pages } ? Pages : never

type GivenByName<Name extends string, Operations extends OperationTable<Operations>> = string extends Name
  ? [input?: Structure | undefined, options?: CallOptions]
  : CallArguments<Operations[Spelled<Name, Operations> & keyof Operations]['input'], CallOptions>
type OutputByName<Name extends string, Operations extends OperationTable<Operations>> = string extends Name
  ? Structure
  : Operations[Spelled<Name, Operations> & keyof Operations]['output']

/** An operation of a service whose declarations are not loaded. */
export type DynamicOperation = (input?: Structure, options?: CallOptions) => Promise<Output<Structure>>

/**
 * The client of a service whose declarations are not loaded: it works alike, and its values are `unknown`. `Remedy`
 * is a sentence that editors show: which import types the client.
 */
export type DynamicClient<Remedy extends string = string> = ServiceClient<
  DynamicOperations,
  DynamicPaginators
> &
  Readonly<Record<string, DynamicOperation>> & { readonly [untyped]?: Remedy }

/** What types the client of a service. */
export type Untyped<Name extends string> = string extends Name
  ? string
  : `import 'nexttoken/types/${Name}' gives this client its types`

/** Never there: a place in the type for what to do. */
declare const untyped: unique symbol

type DynamicOperations = Record<string, TypedOperation<Structure, Structure, string>>
type DynamicPaginators = Record<string, DynamicPaginator>
type DynamicPaginator = Paginator<Structure, Output<Structure>, Record<string, unknown>, string>
type DynamicPages = PageIterator<Output<Structure>, Record<string, unknown>, string>
