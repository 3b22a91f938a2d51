import { camelCase, type PaginationRule, type ShapeType, snakeCase } from './description/index.js'
import type { Member, OperationModel, Shape } from './service/index.js'

/** The type of a value. Traits that are absent are left out. */
export interface TypeSummary {
  readonly type: ShapeType
  /** The name of a structure, list or map in `shapes`. */
  readonly shape?: string
  /** Minimum length of a string, blob, list or map; minimum value of a number. */
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  /** The values in the model. A service may accept and return others. */
  readonly enum?: readonly string[]
  /** The value is secret and must not be logged. */
  readonly sensitive?: true
  /** Any JSON value. */
  readonly document?: true
  readonly streaming?: true
}

/** A member of a structure. */
export interface MemberSummary extends TypeSummary {
  readonly required?: true
  readonly deprecated?: true
  /** nexttoken fills it in if the caller does not. */
  readonly idempotencyToken?: true
}

/** A structure, list or map. */
export type ShapeSummary =
  | {
      readonly type: 'structure'
      /** Exactly one of the members is set. */
      readonly union?: true
      readonly members: Readonly<Record<string, MemberSummary>>
    }
  | { readonly type: 'list'; readonly member: TypeSummary }
  | { readonly type: 'map'; readonly key: TypeSummary; readonly value: TypeSummary }

/** An error in an operation's model. */
export interface ErrorSummary {
  /** The value of `error.code`. */
  readonly code: string
  readonly statusCode?: number
}

/** An operation as plain JSON, for command lines, documents and generated types. */
export interface OperationSummary {
  /** The service, as `client` takes it. */
  readonly service: string
  /** AWS's name, such as `ListTopics`. */
  readonly name: string
  /** The client's method, such as `listTopics`. */
  readonly camelCase: string
  /** boto3's name, such as `list_topics`. */
  readonly snakeCase: string
  readonly http: { readonly method: string; readonly requestUri: string }
  readonly deprecated?: true
  readonly input: Readonly<Record<string, MemberSummary>>
  readonly output: Readonly<Record<string, MemberSummary>>
  readonly errors: readonly ErrorSummary[]
  /** The pagination rule; absent if the operation has no pages. */
  readonly pagination?: PaginationRule
  /** All structures, lists and maps in input and output, by name, because a shape may contain itself. */
  readonly shapes: Readonly<Record<string, ShapeSummary>>
}

/**
 * Describes an operation as plain JSON.
 *
 * @example
 * describeOperation(operation).input // { NextToken: { type: 'string' } }
 */
export function describeOperation(operation: OperationModel): OperationSummary {
  const { method, requestUri } = operation.http
  const rule = operation.paginationRule
  return {
    service: operation.service.name,
    name: operation.name,
    camelCase: camelCase(operation.name),
    snakeCase: snakeCase(operation.name),
    http: { method, requestUri },
    ...flag('deprecated', operation.traits.deprecated),
    input: operation.input ? summariseMembers(operation.input) : {},
    output: operation.output ? summariseMembers(operation.output) : {},
    errors: operation.errors.map(summariseError),
    ...(rule && { pagination: rule }),
    shapes: collectShapes([operation.input, operation.output]),
  }
}

function summariseMembers(shape: Shape): Readonly<Record<string, MemberSummary>> {
  return Object.fromEntries(
    [...shape.members].map(([name, member]) => [
      name,
      {
        ...summariseType(member),
        ...flag('required', shape.required.has(name)),
        ...flag('deprecated', member.traits.deprecated),
        ...flag('idempotencyToken', member.traits.idempotencyToken),
      },
    ]),
  )
}

function summariseType(member: Member): TypeSummary {
  const { type, name, traits } = member.shape
  const { min, max, pattern } = traits
  return {
    type,
    ...(isNested(member.shape) && { shape: name }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(pattern !== undefined && { pattern }),
    ...(traits.enum && { enum: traits.enum }),
    ...flag('sensitive', member.sensitive),
    ...flag('document', member.shape.isDocument),
    ...flag('streaming', member.streaming),
  }
}

function summariseShape(shape: Shape): ShapeSummary {
  if (shape.type === 'list') return { type: 'list', member: summariseType(shape.element) }
  if (shape.type === 'map') {
    return { type: 'map', key: summariseType(shape.key), value: summariseType(shape.value) }
  }
  return { type: 'structure', ...flag('union', shape.traits.union), members: summariseMembers(shape) }
}

function summariseError(shape: Shape): ErrorSummary {
  const { code = shape.name, httpStatusCode } = shape.traits.error ?? {}
  return { code, ...(httpStatusCode !== undefined && { statusCode: httpStatusCode }) }
}

function collectShapes(roots: readonly (Shape | undefined)[]): Readonly<Record<string, ShapeSummary>> {
  const found = new Map<string, ShapeSummary>()
  const waiting = roots.flatMap((root) => root?.parts ?? [])
  for (let shape = waiting.pop(); shape; shape = waiting.pop()) {
    if (!isNested(shape) || found.has(shape.name)) continue
    found.set(shape.name, summariseShape(shape))
    waiting.push(...shape.parts)
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A document has no model, so there is nothing to list. */
function isNested(shape: Shape): boolean {
  return (shape.type === 'structure' || shape.type === 'list' || shape.type === 'map') && !shape.isDocument
}

function flag<K extends string>(name: K, value: boolean | undefined): { readonly [key in K]?: true } {
  return value ? ({ [name]: true } as { readonly [key in K]?: true }) : {}
}
