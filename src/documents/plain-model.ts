import { NextTokenError } from '../errors/index.js'
import { type Member, type OperationModel, ServiceModel, Shape, type ShapeCodec } from '../models/index.js'
import { AttributeCodecs } from './attribute-codecs.js'
import { holdsAttributeValues, isAttributeValue } from './attribute-shapes.js'
import type { DocumentsOptions } from './documents-options.js'

/** A shape whose values users see as plain values. */
class CodedShape extends Shape {
  constructor(
    { name, traits }: Shape,
    lookup: (name: string) => Shape,
    private readonly own: ShapeCodec,
  ) {
    super(name, traits, lookup)
  }

  override get codec(): ShapeCodec {
    return this.own
  }
}

/**
 * A service as a client with `documents` sees it: the same operations, in which attribute values are plain values. Shapes
 * that hold none are those of the service's own model.
 */
export class PlainModel extends ServiceModel {
  readonly #base: ServiceModel
  readonly #codecs: AttributeCodecs
  readonly #plain = new Map<string, Shape>()
  readonly #keys: ReadonlySet<string>

  /** @throws NextTokenError `InvalidConfiguration` for a service without attribute values. */
  constructor(base: ServiceModel, options: DocumentsOptions) {
    super(base.name, base.description)
    this.#base = base
    this.#codecs = new AttributeCodecs(attributeShape(base), options, base.name)
    this.#keys = keyShapes(base)
  }

  override shape(name: string): Shape {
    const known = this.#plain.get(name)
    if (known) return known
    const own = this.#base.shape(name)
    const shape = holdsAttributeValues(own) ? this.#plainShape(own) : own
    this.#plain.set(name, shape)
    return shape
  }

  /** Whether a shape of this model holds plain values, unlike the shape of this name in the service's own model. */
  isPlain(shape: Shape): boolean {
    return shape !== this.#base.shape(shape.name)
  }

  #plainShape(own: Shape): Shape {
    const lookup = (name: string) => this.shape(name)
    const plain = new Shape(own.name, own.traits, lookup)
    const codec = this.#codecOf(own) ?? this.#codecOfOwner(plain)
    return codec ? new CodedShape(own, lookup, codec) : plain
  }

  #codecOfOwner(shape: Shape): ShapeCodec | undefined {
    const isOwner = shape.type === 'structure' && [...shape.members.values()].some(isAttributeMember)
    return isOwner ? this.#codecs.ofStructure(shape) : undefined
  }

  #codecOf(shape: Shape): ShapeCodec | undefined {
    if (isAttributeValue(shape)) return this.#codecs.ofValue()
    if (shape.type === 'list' && isAttributeValue(shape.element.shape)) return this.#codecs.ofList(shape)
    if (shape.type !== 'map' || !isAttributeValue(shape.value.shape)) return undefined
    return this.#keys.has(shape.name) ? this.#codecs.ofKey(shape) : this.#codecs.ofMap(shape)
  }
}

function isAttributeMember({ shape }: Member): boolean {
  return isAttributeValue(shape)
}

/** Whether a client of the service can have the option `documents`. */
export function hasPlainValues(model: ServiceModel): boolean {
  return isJson(model) && findAttributeShape(model) !== undefined
}

function findAttributeShape(model: ServiceModel): Shape | undefined {
  const names = Object.keys(model.description.service.shapes)
  return names.map((name) => model.shape(name)).find(isAttributeValue)
}

function isJson({ protocolName }: ServiceModel): boolean {
  return /json$/.test(protocolName)
}

function attributeShape(model: ServiceModel): Shape {
  const { protocolName } = model
  const found = findAttributeShape(model)
  if (found && isJson(model)) return found
  const reason = found
    ? `the model speaks ${protocolName}, and attribute values are converted only in JSON`
    : 'the service has no attribute values of DynamoDB'
  const problem = `the option documents cannot be used: ${reason}. Leave it out, or pass it only to the clients of dynamodb and dynamodbstreams`
  throw new NextTokenError('InvalidConfiguration', problem, { service: model.name })
}

/** The names of the shapes of keys at which a listing continues. */
function keyShapes(model: ServiceModel): ReadonlySet<string> {
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  return new Set(operations.flatMap(tokenShapes))
}

function tokenShapes({ input, paginationRule }: OperationModel): string[] {
  return (paginationRule?.inputTokens ?? []).flatMap((name) => input?.members.get(name)?.shape.name ?? [])
}
