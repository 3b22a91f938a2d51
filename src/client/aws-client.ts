import { ServiceError } from '../errors/index.js'
import {
  describeOperation,
  findOperation,
  findPagedOperation,
  type OperationSummary,
  type ServiceModel,
} from '../models/index.js'
import { type PageIterator, type PaginateOptions, Paginator } from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import { checkOnTruncated, hasMore, type OnTruncated, watchTruncation } from './answer/index.js'
import { type CallOptions, type ClientConfig, checkCallOptions } from './config/index.js'
import { otherNames } from './other-names.js'
import { pageSender } from './page-sender.js'
import { type AdaptPace, checkGovernor, credentialCalls, Pipeline, type StandIn } from './pipeline/index.js'
import { checkPresignOptions, type PresignOptions } from './presign/index.js'

type Items = Record<string, unknown>

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
  }

  constructor(model: ServiceModel, config: ClientConfig) {
    this.#model = model
    this.#onTruncated = checkOnTruncated(config.onTruncated, model.name)
    checkGovernor(config.governor, model.name)
    this.#pipeline = new Pipeline(model, config, credentialCalls(config))
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

  async presign(operation: string, input: Structure = {}, options: PresignOptions = {}): Promise<string> {
    const found = findOperation(this.#model, operation)
    checkPresignOptions(options, found.errorContext)
    return this.#pipeline.presign(found, input, options)
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

  isError(error: unknown, ...codes: readonly string[]): boolean {
    return error instanceof ServiceError && error.service === this.#model.name && codes.includes(error.code)
  }

  destroy(): void {
    this.#pipeline.destroy()
  }
}
