import { camelCase, type ServiceModel, snakeCase } from '../models/index.js'
import type { ShapeTypes } from './shape-types.js'

/** The lines of `table`: each waiter under each of its three names. */
export function waitersOf(model: ServiceModel, types: ShapeTypes, table: string): string[] {
  return model.waiterNames.flatMap((name) => {
    const operation = model.operation(model.findWaiter(name)?.[1].operation ?? '')
    if (!operation) return []
    const waiter = `Waiter<${types.inputOf(operation)}, Output<${types.outputOf(operation)}>>`
    const others = new Set([camelCase(name), snakeCase(name)])
    others.delete(name)
    return [`\t${name}: ${waiter}\n`, ...[...others].map((other) => `\t${other}: ${table}['${name}']\n`)]
  })
}
