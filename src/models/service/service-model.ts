import { NextTokenError } from '../../errors/index.js'
import {
  type EndpointRuleSetDescription,
  type ModelDescription,
  type OperationDescription,
  type PaginationRule,
  type ProtocolName,
  paginationRule,
  resolveProtocol,
  type ServiceMetadata,
} from '../description/index.js'
import { Shape } from './shape.js'

/** A service: its operations, shapes, pagination rules and endpoint rules. Shared by all of its clients. */
export class ServiceModel {
  readonly metadata: ServiceMetadata
  readonly #operations = new Map<string, OperationModel>()
  readonly #shapes = new Map<string, Shape>()
  readonly #rules = new Map<string, PaginationRule>()
  #spellings: Map<string, string> | undefined
  #protocolName: ProtocolName | undefined
  #errorShapesByCode: ReadonlyMap<string, Shape> | undefined

  constructor(
    /** botocore's name of the service, such as `sns`: what `client(name)` takes. */
    readonly name: string,
    readonly description: ModelDescription,
  ) {
    this.metadata = description.service.metadata
  }

  /** AWS's id of the service, such as `CloudWatch Logs`: what AWS_ENDPOINT_URL_<SERVICE> is made of. */
  get serviceId(): string {
    return this.metadata.serviceId
  }

  /** The name that requests are signed for, unless an endpoint rule gives another. */
  get signingName(): string {
    return this.metadata.signingName ?? this.metadata.endpointPrefix
  }

  /** The protocol that boto3 speaks to this service, where it offers several. */
  get protocolName(): ProtocolName {
    this.#protocolName ??= resolveProtocol(this.metadata)
    if (this.#protocolName) return this.#protocolName
    const { protocol, protocols = [protocol] } = this.metadata
    throw new NextTokenError(
      'InvalidModel',
      `model of ${this.name}: unknown protocol "${protocols.join('", "')}"`,
    )
  }

  /** Whether an `x-amzn-query-error` header carries the error's code: the service spoke `query` before. */
  get isQueryCompatible(): boolean {
    return this.metadata.awsQueryCompatible !== undefined
  }

  get endpointRuleSet(): EndpointRuleSetDescription | undefined {
    return this.description.endpointRuleSet
  }

  /** Every modelled error by its code on the wire; of two with one code the later wins, as in boto3. */
  get errorShapesByCode(): ReadonlyMap<string, Shape> {
    this.#errorShapesByCode ??= new Map(
      Object.entries(this.description.service.shapes)
        .filter(([, traits]) => traits.exception)
        .map(([name, traits]) => [traits.error?.code || name, this.shape(name)]),
    )
    return this.#errorShapesByCode
  }

  /** AWS's operation names, in the model's order. */
  get operationNames(): readonly string[] {
    return Object.keys(this.description.service.operations)
  }

  /** The operation of exactly this name, as AWS spells it. */
  operation(name: string): OperationModel | undefined {
    const known = this.#operations.get(name)
    if (known) return known
    const { operations } = this.description.service
    const description = Object.hasOwn(operations, name) ? operations[name] : undefined
    if (!description) return undefined
    const operation = new OperationModel(this, name, description)
    this.#operations.set(name, operation)
    return operation
  }

  /** The operation that `name` means: `ListTopics`, `listTopics`, `list_topics` or `list-topics`. */
  findOperation(name: string): OperationModel | undefined {
    this.#spellings ??= new Map(this.operationNames.map((known) => [spelling(known), known]))
    const known = this.#spellings.get(spelling(name))
    return known === undefined ? undefined : this.operation(known)
  }

  /** @throws TypeError when the model names a shape that it does not hold: the model is broken. */
  shape(name: string): Shape {
    const known = this.#shapes.get(name)
    if (known) return known
    const { shapes } = this.description.service
    const description = Object.hasOwn(shapes, name) ? shapes[name] : undefined
    if (!description) throw new TypeError(`model of ${this.name}: no shape named "${name}"`)
    const shape = new Shape(name, description, (other) => this.shape(other))
    this.#shapes.set(name, shape)
    return shape
  }

  paginationRule(operation: string): PaginationRule | undefined {
    const known = this.#rules.get(operation)
    if (known) return known
    const rules = this.description.paginators?.pagination ?? {}
    const description = Object.hasOwn(rules, operation) ? rules[operation] : undefined
    if (!description) return undefined
    const rule = paginationRule(description)
    this.#rules.set(operation, rule)
    return rule
  }
}

/** One operation of a service, its shapes resolved on demand. */
export class OperationModel {
  constructor(
    readonly service: ServiceModel,
    /** The model's key, as boto3 takes it: CloudFront's `traits.name` has the API's version appended. */
    readonly name: string,
    readonly traits: OperationDescription,
  ) {}

  /** What an error of this operation says about its call: `{ service: 's3', operation: 'ListObjectsV2' }`. */
  get errorContext(): { readonly service: string; readonly operation: string } {
    return { service: this.service.name, operation: this.name }
  }

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

/** One spelling for all the ways that users write an operation's name. */
function spelling(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase()
}
