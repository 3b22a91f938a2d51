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
  type WaiterDescription,
} from '../description/index.js'
import { Shape } from './shape.js'

/**
 * A service: its operations, shapes, pagination rules and endpoint rules. All its clients share it.
 *
 * @example
 * const sns = loadModel('sns')
 * sns.name                       // 'sns'
 * sns.serviceId                  // 'SNS'
 * sns.protocolName               // 'query'
 * sns.operation('ListTopics')    // an OperationModel with input, output, errors and paginationRule
 * sns.findOperation('list_topics') === sns.operation('ListTopics') // true
 */
export class ServiceModel {
  readonly metadata: ServiceMetadata
  readonly #operations = new Map<string, OperationModel>()
  readonly #shapes = new Map<string, Shape>()
  readonly #rules = new Map<string, PaginationRule>()
  #spellings: Map<string, string> | undefined
  #protocolName: ProtocolName | undefined
  #errorShapesByCode: ReadonlyMap<string, Shape> | undefined

  constructor(
    /** botocore's name of the service, as `client(name)` takes it. */
    readonly name: string,
    /**
     * The model in botocore's format. The operations and shapes of a shipped model are parsed when they are read, so
     * `structuredClone` refuses it; `JSON.parse(JSON.stringify(description))` copies it.
     */
    readonly description: ModelDescription,
    /** Its API version: in a folder of models, the name of its own folder. */
    readonly version: string = description.service.metadata.apiVersion,
  ) {
    this.metadata = description.service.metadata
  }

  /** AWS's id of the service, such as `CloudWatch Logs`. AWS_ENDPOINT_URL_<SERVICE> is derived from it. */
  get serviceId(): string {
    return this.metadata.serviceId
  }

  /** The service name in signatures, unless an endpoint rule names another. */
  get signingName(): string {
    return this.metadata.signingName ?? this.metadata.endpointPrefix
  }

  /** The protocol that boto3 would use, if the service offers several. */
  get protocolName(): ProtocolName {
    this.#protocolName ??= resolveProtocol(this.metadata)
    if (this.#protocolName) return this.#protocolName
    const { protocol, protocols = [protocol] } = this.metadata
    throw new NextTokenError(
      'InvalidModel',
      `model of ${this.name}: unknown protocol "${protocols.join('", "')}"`,
    )
  }

  /** Whether the error code is in the header `x-amzn-query-error`, because the service spoke `query` before. */
  get isQueryCompatible(): boolean {
    return this.metadata.awsQueryCompatible !== undefined
  }

  get endpointRuleSet(): EndpointRuleSetDescription | undefined {
    return this.description.endpointRuleSet
  }

  /**
   * All modelled errors by their code in responses. If two have the same code, the later one wins, as in boto3.
   */
  get errorShapesByCode(): ReadonlyMap<string, Shape> {
    this.#errorShapesByCode ??= new Map(
      Object.entries(this.description.service.shapes)
        .filter(([, traits]) => traits.exception)
        .map(([name, traits]) => [traits.error?.code || name, this.shape(name)]),
    )
    return this.#errorShapesByCode
  }

  /** The names of all operations as AWS spells them, in the model's order. */
  get operationNames(): readonly string[] {
    return Object.keys(this.description.service.operations)
  }

  /** The operation with exactly this name, as AWS spells it. */
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

  /**
   * The operation with this name in any spelling: `ListTopics`, `listTopics`, `list_topics` or `list-topics`.
   */
  findOperation(name: string): OperationModel | undefined {
    this.#spellings ??= new Map(this.operationNames.map((known) => [spelling(known), known]))
    const known = this.#spellings.get(spelling(name))
    return known === undefined ? undefined : this.operation(known)
  }

  /** The names of all waiters as AWS spells them, sorted. */
  get waiterNames(): readonly string[] {
    return Object.keys(this.description.waiters?.waiters ?? {}).sort()
  }

  /** The waiter with this name in any spelling: `InstanceRunning`, `instance_running`, …, with its name in the model. */
  findWaiter(name: string): readonly [name: string, waiter: WaiterDescription] | undefined {
    const { waiters = {} } = this.description.waiters ?? {}
    const known = Object.keys(waiters).find((one) => spelling(one) === spelling(String(name)))
    return known === undefined ? undefined : [known, waiters[known] as WaiterDescription]
  }

  /** @throws TypeError if the model refers to a shape that it does not contain. */
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

/** An operation of a service. Its shapes are resolved when they are first needed. */
export class OperationModel {
  constructor(
    readonly service: ServiceModel,
    /** The model's key, as boto3 takes it. CloudFront's `traits.name` has the API version appended. */
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

  /** The pagination rule; undefined if the operation has no pages. */
  get paginationRule(): PaginationRule | undefined {
    return this.service.paginationRule(this.name)
  }
}

/** Folds all spellings of a name of an operation or a waiter into one. */
function spelling(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase()
}
