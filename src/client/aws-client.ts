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
import { checkGovernor, credentialCalls, Pipeline } from './pipeline/index.js'
import { checkPresignOptions, type PresignOptions } from './presign/index.js'

type Items = Record<string, unknown>

/** A call that is not a paginator's. */
interface DirectCall {
  readonly operation: string
  readonly input: Structure | undefined
  readonly options: CallOptions | null | undefined
  /** The function that the caller called. */
  readonly entry: (...given: never[]) => unknown
}

/** The client of any service: `ServiceClient` says what its members do, `clientClass` adds the operations. */
export class AwsClient {
  readonly #model: ServiceModel
  readonly #pipeline: Pipeline
  readonly #onTruncated: OnTruncated

  static {
    Object.setPrototypeOf(
      AwsClient.prototype,
      otherNames((client) => (#model in client ? client.#model : undefined)),
    )
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

  /** Static, so that its name hides no operation's: clients have a method for each. */
  static async callDirectly(
    client: AwsClient,
    { operation: name, input = {}, options, entry }: DirectCall,
  ): Promise<Structure> {
    const operation = findOperation(client.#model, name)
    checkCallOptions(options, { service: client.#model.name, operation: operation.name })
    const watch = watchTruncation(client.#onTruncated, { operation, input, entry })
    const output = await client.#pipeline.call(operation, input, options ?? {})
    watch?.(output)
    return output
  }

  async presign(operation: string, input: Structure = {}, options: PresignOptions = {}): Promise<string> {
    const found = findOperation(this.#model, operation)
    checkPresignOptions(options, { service: this.#model.name, operation: found.name })
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
