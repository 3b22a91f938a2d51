import type { OperationModel, Shape } from '../../models/index.js'

/**
 * The modelled error of one of these codes, the first code's first: one that the operation declares, or else
 * any error of the service, as services answer with errors that their operations do not declare.
 */
export function findErrorShape(operation: OperationModel, ...codes: readonly string[]): Shape | undefined {
  for (const code of codes) {
    const declared = operation.errors.find((shape) => (shape.traits.error?.code ?? shape.name) === code)
    const found = declared ?? operation.service.errorShapesByCode.get(code)
    if (found) return found
  }
  return undefined
}
