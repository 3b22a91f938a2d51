import type { OperationDescription } from './description.js'
import type { PaginationRule } from './pagination-rule.js'
import type { ServiceModel } from './service-model.js'
import type { Shape } from './shape.js'

/** One operation of a service, its shapes resolved on demand. */
export class OperationModel {
  constructor(
    readonly service: ServiceModel,
    /** The model's key, as boto3 takes it: CloudFront's `traits.name` has the API's version appended. */
    readonly name: string,
    readonly traits: OperationDescription,
  ) {}

  get http(): OperationDescription['http'] {
    return this.traits.http
  }

  get input(): Shape | undefined {
    return this.traits.input && this.service.shape(this.traits.input.shape)
  }

  get output(): Shape | undefined {
    return this.traits.output && this.service.shape(this.traits.output.shape)
  }

  get errors(): readonly Shape[] {
    return (this.traits.errors ?? []).map((reference) => this.service.shape(reference.shape))
  }

  /** How this operation's pages follow each other; undefined where it has none. */
  get paginationRule(): PaginationRule | undefined {
    return this.service.paginationRule(this.name)
  }
}
