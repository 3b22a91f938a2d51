import { describeOperation, type OperationSummary, type ServiceModel } from '../models/index.js'
import { type PageIterator, type PaginateOptions, Paginator } from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import type { CallOptions } from './call-options.js'
import type { ClientConfig } from './client-config.js'
import { findOperation, findPagedOperation } from './find-operation.js'
import { Pipeline } from './pipeline.js'
import type { PresignOptions } from './presign-options.js'

type Items = Record<string, unknown>

/** The client of any service: `ServiceClient` says what its members do, `clientClass` adds the operations. */
export class AwsClient {
  readonly #model: ServiceModel
  readonly #pipeline: Pipeline

  constructor(model: ServiceModel, config: ClientConfig) {
    this.#model = model
    this.#pipeline = new Pipeline(model, config)
  }

  get operations(): readonly string[] {
    return this.#model.operationNames
  }

  describe(operation: string): OperationSummary {
    return describeOperation(findOperation(this.#model, operation))
  }

  async call(operation: string, input: Structure = {}, options?: CallOptions | null): Promise<Structure> {
    return this.#pipeline.call(findOperation(this.#model, operation), input, options ?? {})
  }

  async presign(operation: string, input: Structure = {}, options: PresignOptions = {}): Promise<string> {
    return this.#pipeline.presign(findOperation(this.#model, operation), input, options)
  }

  canPaginate(operation: string): boolean {
    return typeof operation === 'string' && this.#model.findOperation(operation)?.paginationRule !== undefined
  }

  getPaginator(operation: string): Paginator<Structure, Structure, Items, string> {
    const paged = findPagedOperation(this.#model, operation)
    return new Paginator(paged, (input: Structure, options: CallOptions) =>
      this.#pipeline.call(paged, input, options),
    )
  }

  paginate(
    operation: string,
    input?: Structure,
    options?: PaginateOptions,
  ): PageIterator<Structure, Items, string> {
    return this.getPaginator(operation).paginate(input, options)
  }

  destroy(): void {
    this.#pipeline.destroy()
  }
}
