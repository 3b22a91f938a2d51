import type { OperationSummary } from '../models/index.js'
import type { PageIterator, PaginateOptions, Paginator } from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import type { CallOptions } from './call-options.js'
import type { Output } from './output.js'

/** Input and output of a service's operations, by AWS's names. */
export type OperationTable<Operations> = { [Name in keyof Operations]: { input: object; output: object } }

/** What every client has, whatever its service; the generated declarations add a method per operation. */
export interface ServiceClient<Operations extends OperationTable<Operations>, Paginators> {
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
   * Calls an operation whose name is in a variable.
   *
   * @example await sns.call('ListTopics', { NextToken: token })
   */
  call<Name extends keyof Operations & string>(
    operation: Name,
    input?: Operations[Name]['input'],
    options?: CallOptions,
  ): Promise<Output<Operations[Name]['output']>>

  /** Whether the operation has pages, as boto3's `can_paginate`. An unknown name has none. */
  canPaginate(operation: string): boolean

  /**
   * The paginator of an operation, named as boto3 (`list_topics`), this client (`listTopics`) or AWS
   * (`ListTopics`) names it. It can be used any number of times.
   *
   * @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` where the operation has no pages.
   */
  getPaginator<Name extends keyof Paginators & string>(operation: Name): Paginators[Name]

  /**
   * In short for `getPaginator(operation).paginate(input, options)`.
   *
   * @example for await (const topic of sns.paginate('list_topics').items()) console.log(topic.TopicArn)
   */
  paginate<Name extends keyof Paginators & string>(
    operation: Name,
    input?: PaginateInput<Paginators[Name]>,
    options?: PaginateOptions,
  ): PagesOf<Paginators[Name]>

  /** Closes idle connections. A `requestHandler` that you passed stays open: it is yours. */
  destroy(): void
}

type PaginateInput<P> = P extends { paginate(input?: infer Input, options?: PaginateOptions): unknown }
  ? Input
  : never
type PagesOf<P> = P extends { paginate(...given: never[]): infer Pages } ? Pages : never

/** An operation of a service whose declarations are not loaded. */
export type DynamicOperation = (input?: Structure, options?: CallOptions) => Promise<Output<Structure>>

/**
 * The client of a service whose declarations are not loaded: it works alike, and its values are `unknown`.
 * `import 'nexttoken/types/<service>'`, or `"types": ["nexttoken/types/<service>"]` in tsconfig.json, types it.
 */
export type DynamicClient = Omit<ServiceClient<DynamicOperations, DynamicPaginators>, never> &
  Readonly<Record<string, DynamicOperation>>

type DynamicOperations = Record<string, { input: Structure; output: Structure }>
type DynamicPaginators = Record<
  string,
  Paginator<Structure, Output<Structure>, Record<string, unknown>, string>
>
export type DynamicPages = PageIterator<Output<Structure>, Record<string, unknown>, string>
