import type { OperationModel, Shape } from '../../models/index.js'
import { serviceHabits } from '../values/index.js'

/** The page size of a service without an entry in the table of habits. */
const USUAL = 100

/** The page size without a limit in the request: the service's habit, within the model's bounds. */
export function defaultPageSize(operation: OperationModel): number {
  const { pageSize = USUAL } = serviceHabits(operation.service.name)
  return Math.min(pageSize, maxPageSize(operation))
}

/** The largest page. A request may ask for more if the model allows it, but does not get more. */
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
