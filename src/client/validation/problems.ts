import type { ParamProblem } from '../../errors/index.js'

/** The problems found in an input, or in a made-up output, so far. */
export class Problems {
  readonly found: ParamProblem[] = []
  /** The objects that contain the value being checked, to find cycles. */
  readonly #parents = new Set<object>()

  /** What messages call a member of a structure. */
  constructor(readonly noun: 'parameter' | 'member' = 'parameter') {}

  isParent(value: object): boolean {
    return this.#parents.has(value)
  }

  within(value: object, check: () => void): void {
    this.#parents.add(value)
    check()
    this.#parents.delete(value)
  }

  add(path: string, message: string): void {
    this.found.push({ path, message: path ? `${path}: ${message}` : message })
  }
}

/** A value in a message: its type, and the value itself if it is short and not secret. */
export function showValue(value: unknown, sensitive: boolean): string {
  const type = typeName(value)
  if (sensitive || (typeof value === 'object' && value !== null) || typeof value === 'function') return type
  if (value === null || value === undefined) return type
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return `${type} (${text.length > 60 ? `${text.slice(0, 57)}…` : text})`
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'undefined'
  if (Array.isArray(value)) return 'an array'
  if (typeof value !== 'object') return typeof value === 'function' ? 'a function' : `a ${typeof value}`
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
  return typeof name === 'string' && name !== 'Object' ? `a ${name}` : 'an object'
}
