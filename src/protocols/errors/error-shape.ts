import type { OperationModel, Shape } from '../../models/index.js'

/**
 * The modelled error with one of these codes; the first code that is found counts. Errors that the operation declares
 * come first, then all errors of the service, because services also return errors that their operations do not
 * declare.
 */
export function findErrorShape(operation: OperationModel, ...codes: readonly string[]): Shape | undefined {
  for (const code of codes) {
    const declared = operation.errors.find((shape) => (shape.traits.error?.code ?? shape.name) === code)
    const found = declared ?? operation.service.errorShapesByCode.get(code)
    if (found) return found
  }
  return undefined
}
