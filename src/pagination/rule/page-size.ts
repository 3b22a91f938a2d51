import type { ErrorContext } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import { documentedLimit, type SizeBounds } from './documented-limits.js'
import type { LimitParameter } from './limit-parameter.js'

/** Models that mean "no bound" give this number. */
const noBound = 2 ** 31 - 1

/** The operations with a warning so far: each gets one. */
const warned = new Set<string>()

/**
 * Returns the page sizes that the operation's model allows, or its documentation if the model has no bounds. The bounds of
 * a string limit their length, so they do not count.
 */
export function sizeBounds(operation: OperationModel, limit: string): SizeBounds {
  const shape = operation.input?.members.get(limit)?.shape
  const { min = 1, max = noBound } = shape && shape.type !== 'string' ? shape.traits : {}
  const documented = documentedLimit(operation.service.name, operation.name)
  return {
    min: Math.max(1, min, documented.min),
    max: max >= 1 && max < noBound ? max : documented.max,
  }
}

/**
 * Returns the nearest page size that the service accepts. Services reject other sizes or reduce them silently
 * (https://github.com/boto/botocore/issues/3260). Emits one process warning per operation.
 */
export function clampPageSize(limit: LimitParameter, pageSize: number, context: ErrorContext): number {
  const { min, max } = limit
  const clamped = Math.max(min, Math.min(pageSize, max ?? pageSize))
  const name = `${context.service}.${context.operation}`
  if (clamped === pageSize || warned.has(name)) return clamped
  warned.add(name)
  const range = max === undefined ? `at least ${min}` : `from ${min} to ${max}`
  platform.warn(
    `${name}: pageSize ${pageSize} is out of bounds (${limit.name} is ${range}); using ${clamped}`,
  )
  return clamped
}

/** Returns the limit parameter's value for a page size. */
export function limitValue({ isString }: LimitParameter, pageSize: number): number | string {
  return isString ? String(pageSize) : pageSize
}
