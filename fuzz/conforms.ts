import type { Member, Shape } from '../src/models/index.js'

/** Where and how a value differs from its shape; undefined if it does not. Lists and maps can contain null. */
export function nonconformity(shape: Shape, value: unknown, path = ''): string | undefined {
  if (shape.isDocument) return undefined
  switch (shape.type) {
    case 'structure':
      return inStructure(shape, value, path)
    case 'list':
      return inList(shape, value, path)
    case 'map':
      return inMap(shape, value, path)
    default:
      return fitsScalar(shape, value) ? undefined : `${path} is ${show(value)}, not a ${shape.type}`
  }
}

function inStructure(shape: Shape, value: unknown, path: string): string | undefined {
  if (!hasObjectPrototype(value)) return `${path} is ${show(value)}, not a structure`
  for (const key of Reflect.ownKeys(value)) {
    const member = shape.members.get(String(key))
    if (!member) return `${path}.${String(key)} is not a member of ${shape.name}`
    const problem = inMember(member, value[String(key)], `${path}.${String(key)}`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function inMember(member: Member, value: unknown, path: string): string | undefined {
  return member.traits.jsonvalue ? undefined : nonconformity(member.shape, value, path)
}

function inList(shape: Shape, value: unknown, path: string): string | undefined {
  if (!Array.isArray(value)) return `${path} is ${show(value)}, not a list`
  for (let i = 0; i < value.length; i++) {
    if (!(i in value)) return `${path}[${i}] is a hole`
    const problem =
      value[i] === null ? undefined : nonconformity(shape.element.shape, value[i], `${path}[${i}]`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function inMap(shape: Shape, value: unknown, path: string): string | undefined {
  if (!hasObjectPrototype(value)) return `${path} is ${show(value)}, not a map`
  for (const [key, item] of Object.entries(value)) {
    const problem = item === null ? undefined : nonconformity(shape.value.shape, item, `${path}.${key}`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function fitsScalar(shape: Shape, value: unknown): boolean {
  switch (shape.type) {
    case 'timestamp':
      return value instanceof Date && !Number.isNaN(value.getTime())
    case 'blob':
      return value instanceof Uint8Array
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isFinite(value)
    case 'long':
      return typeof value === 'bigint' || Number.isFinite(value)
    case 'float':
    case 'double':
      return typeof value === 'number'
    default:
      return typeof value === 'string'
  }
}

/** Stricter than `isPlainObject` of `src/values/`: a decoder must not give an object another prototype. */
function hasObjectPrototype(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function show(value: unknown): string {
  return Object.prototype.toString.call(value)
}
