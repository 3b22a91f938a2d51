import type { OperationModel, ServiceModel, Shape } from '../models/index.js'
import type { ShapeTypes } from './shape-types.js'
import { propertyKey } from './type-names.js'

/** A line for each error in the service's model. */
export function errorsOf(model: ServiceModel, types: ShapeTypes): string[] {
  return [...model.errorShapesByCode].map(
    ([code, shape]) => `\t${propertyKey(code)}: ${types.type(shape, 'out')}\n`,
  )
}

/** A line for each error whose name in the model, which is boto3's name of the exception, differs from its code. */
export function errorNamesOf({ description: { service } }: ServiceModel): string[] {
  return Object.entries(service.shapes).flatMap(([name, { exception, error }]) =>
    exception && error?.code && error.code !== name
      ? [`\t${propertyKey(name)}: ${JSON.stringify(error.code)}\n`]
      : [],
  )
}

/** The error codes in an operation's model. A set that several operations share is written once and has a name. */
export class ErrorCodes {
  readonly #uses = new Map<string, number>()
  readonly #names = new Map<string, string>()

  constructor(operations: readonly OperationModel[]) {
    for (const operation of operations) {
      const codes = unionOf(operation)
      this.#uses.set(codes, (this.#uses.get(codes) ?? 0) + 1)
    }
    for (const [codes, uses] of this.#uses) {
      if (uses > 1 && codes.includes(' | ')) this.#names.set(codes, `ErrorCodes${this.#names.size + 1}`)
    }
  }

  of(operation: OperationModel): string {
    const codes = unionOf(operation)
    return this.#names.get(codes) ?? codes
  }

  declarations(): string[] {
    return [...this.#names].map(([codes, name]) => `type ${name} = ${codes}`)
  }
}

function unionOf({ errors }: OperationModel): string {
  return errors.map((shape) => JSON.stringify(errorCode(shape))).join(' | ')
}

/** The `code` of this error. */
function errorCode(shape: Shape): string {
  return shape.traits.error?.code || shape.name
}
