import type { OperationModel, Shape } from '../../models/index.js'
import { serviceHabits } from '../values/index.js'

/** What a service that does not say otherwise puts on a page. */
const USUAL = 100

/** A page when the request gives no limit: the service's habit, within what the model allows. */
export function defaultPageSize(operation: OperationModel): number {
  const { pageSize = USUAL } = serviceHabits(operation.service.name)
  return Math.min(pageSize, maxPageSize(operation))
}

/** The largest page: more may be asked for, as the model has it, and is not given. */
export function maxPageSize(operation: OperationModel): number {
  const { maxPageSize = Number.POSITIVE_INFINITY } = serviceHabits(operation.service.name)
  const shape = limitShape(operation)
  const max = shape?.type === 'string' ? undefined : shape?.traits.max
  return Math.min(maxPageSize, max !== undefined && max >= 1 ? max : Number.POSITIVE_INFINITY)
}

function limitShape(operation: OperationModel): Shape | undefined {
  const { limitKey } = operation.paginationRule ?? {}
  return limitKey === undefined ? undefined : operation.input?.members.get(limitKey)?.shape
}
