import type { ErrorContext } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import { documentedLimit, type SizeBounds } from './documented-limits.js'
import type { LimitParameter } from './limit-parameter.js'

/** What a model that means no bound gives as one. */
const noBound = 2 ** 31 - 1

/** The operations whose sizes were corrected: each is told of once. */
const told = new Set<string>()

/** The page sizes that an operation's model allows, or else its documentation. A text's bounds are of its length. */
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
 * A page size within what the service takes: what is beyond would be refused, or be cut without a word
 * (https://github.com/boto/botocore/issues/3260). A process warning says so, once per operation.
 */
export function clampPageSize(limit: LimitParameter, pageSize: number, context: ErrorContext): number {
  const { min, max } = limit
  const clamped = Math.max(min, Math.min(pageSize, max ?? pageSize))
  const name = `${context.service}.${context.operation}`
  if (clamped === pageSize || told.has(name)) return clamped
  told.add(name)
  const range = max === undefined ? `at least ${min}` : `from ${min} to ${max}`
  platform.warn(
    `${name}: pageSize ${pageSize} is out of bounds, ${limit.name} being ${range}: ${clamped} is asked for`,
  )
  return clamped
}

/** The limit parameter's value for a page of so many items. */
export function limitValue({ isString }: LimitParameter, pageSize: number): number | string {
  return isString ? String(pageSize) : pageSize
}
