import { camelCase, type PaginationRule, type ShapeType, snakeCase } from './description/index.js'
import type { Member, OperationModel, Shape } from './service/index.js'

/** The type of a value. Absent traits are left out. */
export interface TypeSummary {
  readonly type: ShapeType
  /** The name in `shapes` of a structure, list or map. */
  readonly shape?: string
  /** Least length of a string, blob, list or map; least value of a number. */
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  /** The values known when the model was made; a service may take and give others. */
  readonly enum?: readonly string[]
  /** The value is secret: never to be logged. */
  readonly sensitive?: true
  /** Any JSON-like value. */
  readonly document?: true
  readonly streaming?: true
}

export interface MemberSummary extends TypeSummary {
  readonly required?: true
  readonly deprecated?: true
  /** Filled in by nexttoken where the caller gives none. */
  readonly idempotencyToken?: true
}

export type ShapeSummary =
  | {
      readonly type: 'structure'
      /** Exactly one of the members is set. */
      readonly union?: true
      readonly members: Readonly<Record<string, MemberSummary>>
    }
  | { readonly type: 'list'; readonly member: TypeSummary }
  | { readonly type: 'map'; readonly key: TypeSummary; readonly value: TypeSummary }

export interface ErrorSummary {
  /** What `error.code` is when it comes. */
  readonly code: string
  readonly statusCode?: number
}

/** An operation as plain JSON, for command lines, documents and generated types. */
export interface OperationSummary {
  /** The service, as `loadModel` takes it. */
  readonly service: string
  /** AWS's name. */
  readonly name: string
  /** The client's method. */
  readonly camelCase: string
  /** boto3's name. */
  readonly snakeCase: string
  readonly http: { readonly method: string; readonly requestUri: string }
  readonly deprecated?: true
  readonly input: Readonly<Record<string, MemberSummary>>
  readonly output: Readonly<Record<string, MemberSummary>>
  readonly errors: readonly ErrorSummary[]
  /** How its pages follow each other; absent where it has none. */
  readonly pagination?: PaginationRule
  /** Every structure, list and map that input and output lead to, by name: a shape may hold itself. */
  readonly shapes: Readonly<Record<string, ShapeSummary>>
}

/**
 * An operation's names, input, output, errors and paging rule, as plain JSON.
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
  const waiting = roots.flatMap((root) => (root ? parts(root) : []))
  for (let shape = waiting.pop(); shape; shape = waiting.pop()) {
    if (!isNested(shape) || found.has(shape.name)) continue
    found.set(shape.name, summariseShape(shape))
    waiting.push(...parts(shape))
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function parts(shape: Shape): Shape[] {
  if (shape.type === 'list') return [shape.element.shape]
  if (shape.type === 'map') return [shape.key.shape, shape.value.shape]
  return [...shape.members.values()].map((member) => member.shape)
}

/** A document is open: what it holds has no model to be listed. */
function isNested(shape: Shape): boolean {
  return (shape.type === 'structure' || shape.type === 'list' || shape.type === 'map') && !shape.isDocument
}

function flag<K extends string>(name: K, value: boolean | undefined): { readonly [key in K]?: true } {
  return value ? ({ [name]: true } as { readonly [key in K]?: true }) : {}
}
