import type { DocumentsOptions } from '../documents/index.js'
import { ServiceError } from '../errors/index.js'
import {
  describeOperation,
  findOperation,
  findPagedOperation,
  type OperationSummary,
  type ServiceModel,
  snakeCase,
} from '../models/index.js'
import { type PageIterator, type PaginateOptions, Paginator } from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import { showAs } from '../values/index.js'
import { Waiter, type WaiterOptions, type WaiterResult } from '../waiters/index.js'
import { checkOnTruncated, hasMore, type OnTruncated, watchTruncation } from './answer/index.js'
import { type CallOptions, type ClientConfig, checkCallOptions } from './config/index.js'
import { exceptionsOf } from './exceptions/index.js'
import type { HookHandler, HookName } from './hooks/index.js'
import { type ClientMeta, metaOf, shownFacts } from './meta/index.js'
import { otherNames } from './other-names.js'
import { pageSender } from './page-sender.js'
import {
  type AdaptPace,
  type ChecksumModes,
  checkGovernor,
  credentialCalls,
  type MethodArguments,
  Pipeline,
  type StandIn,
} from './pipeline/index.js'
import type { PresignOptions } from './presign/index.js'

type Items = Record<string, unknown>

/** What `console.log` shows of a client. */
const shown = ['region', 'endpoint', 'apiVersion', 'protocol', 'operations']

/** A call that is not made by a paginator. */
interface DirectCall {
  readonly operation: string
  readonly input: Structure | undefined
  readonly options: CallOptions | null | undefined
  /** The function that the caller called, to find the caller's line on the stack. */
  readonly entry: (...parameters: never[]) => unknown
}

/**
 * The client of any service. `ServiceClient` documents its members; `clientClass` adds a method per operation.
 */
export class AwsClient {
  readonly #model: ServiceModel
  readonly #pipeline: Pipeline
  readonly #onTruncated: OnTruncated

  static {
    Object.setPrototypeOf(AwsClient.prototype, otherNames(AwsClient.modelOf))
    showAs(AwsClient.prototype, ({ meta }) => shownFacts(meta, shown))
  }

  constructor(model: ServiceModel, config: ClientConfig) {
    this.#model = model
    this.#onTruncated = checkOnTruncated(config.onTruncated, model.name)
    checkGovernor(config.governor, model.name)
    this.#pipeline = new Pipeline(model, config, credentialCalls(config))
  }

  get meta(): ClientMeta {
    return metaOf(this.#model, () => this.#pipeline.settled)
  }

  get exceptions(): object {
    return exceptionsOf(this.#model)
  }

  on(event: HookName, handler: HookHandler<object>): () => void {
    return this.#pipeline.hooks.add(event, handler, { service: this.#model.name })
  }

  get operations(): readonly string[] {
    return this.#model.operationNames
  }

  describe(operation: string): OperationSummary {
    return describeOperation(findOperation(this.#model, operation))
  }

  call(operation: string, input?: Structure, options?: CallOptions | null): Promise<Structure> {
    return AwsClient.callDirectly(this, { operation, input, options, entry: this.call })
  }

  /** Static, because an instance method of this name would hide an operation of the same name. */
  static async callDirectly(
    client: AwsClient,
    { operation: name, input = {}, options, entry }: DirectCall,
  ): Promise<Structure> {
    const operation = findOperation(client.#model, name)
    checkCallOptions(options, operation.errorContext)
    const watch = watchTruncation(client.#onTruncated, { operation, input, entry })
    const output = await client.#pipeline.call(operation, input, options ?? {})
    watch?.(output)
    return output
  }

  /** Which bodies get checksums, as far as the configuration can be read. Static, as `callDirectly` is. */
  static async checksumModes(client: object): Promise<ChecksumModes> {
    const modes = #pipeline in client ? client.#pipeline.checksumModes() : undefined
    return (await modes?.catch(() => undefined)) ?? { request: 'WHEN_SUPPORTED', response: 'WHEN_SUPPORTED' }
  }

  async presign(operation: string, input: Structure = {}, options: PresignOptions = {}): Promise<string> {
    return this.#pipeline.presign(findOperation(this.#model, operation), input, options)
  }

  /** Calls a method of the service that is no operation. Static, as `callDirectly` is. */
  static callMethod(client: AwsClient, name: string, args: MethodArguments): Promise<unknown> {
    return client.#pipeline.callMethod(name, args)
  }

  canPaginate(operation: string): boolean {
    return typeof operation === 'string' && this.#model.findOperation(operation)?.paginationRule !== undefined
  }

  hasMore(operation: string, page: object): boolean {
    return hasMore(findPagedOperation(this.#model, operation), page)
  }

  getPaginator(operation: string): Paginator<Structure, Structure, Items, string> {
    const paged = findPagedOperation(this.#model, operation)
    return new Paginator(paged, pageSender(this.#pipeline, paged))
  }

  /** The model of a client; undefined for any other object. Static, as `callDirectly` is. */
  static modelOf(client: object): ServiceModel | undefined {
    return #model in client ? client.#model : undefined
  }

  /** The option `documents` of a client; undefined if its values are attribute values. */
  static documentsOf(client: AwsClient): true | DocumentsOptions | undefined {
    return client.#pipeline.documents
  }

  static standInOf(client: AwsClient): StandIn | undefined {
    return client.#pipeline.ownStandIn
  }

  /** Lets `standIn` answer a client's calls in place of its service; undefined ends that. Static, as `callDirectly` is. */
  static setStandIn(client: AwsClient, standIn: StandIn | undefined): void {
    client.#pipeline.ownStandIn = standIn
  }

  /** The paginator for a caller that has to know when requests wait for their pace. Static, as `callDirectly` is. */
  static paginatorAtPace(
    client: AwsClient,
    operation: string,
    adapt: AdaptPace,
  ): Paginator<Structure, Structure, Items, string> {
    const paged = findPagedOperation(client.#model, operation)
    return new Paginator(paged, pageSender(client.#pipeline, paged, adapt))
  }

  paginate(
    operation: string,
    input?: Structure,
    options?: PaginateOptions,
  ): PageIterator<Structure, Items, string> {
    return this.getPaginator(operation).paginate(input, options)
  }

  get waiterNames(): readonly string[] {
    return this.#model.waiterNames.map(snakeCase)
  }

  getWaiter(name: string): Waiter<Structure, Structure> {
    return new Waiter(this.#model, name, (...call) => this.#pipeline.call(...call))
  }

  async waitFor(
    name: string,
    input?: Structure,
    options?: WaiterOptions<Structure>,
  ): Promise<WaiterResult<Structure>> {
    return this.getWaiter(name).wait(input, options)
  }

  isError(error: unknown, ...codes: readonly string[]): boolean {
    return error instanceof ServiceError && error.service === this.#model.name && codes.includes(error.code)
  }

  destroy(): void {
    this.#pipeline.destroy()
  }
}
