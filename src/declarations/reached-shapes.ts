import type { ServiceModel, Shape } from '../models/index.js'
import type { Direction } from './type-names.js'

/** Every shape in the service's inputs, at any depth; or in its outputs and errors. */
export function reachedShapes(model: ServiceModel, direction: Direction): Set<Shape> {
  const reached = new Set<Shape>()
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const open = operations.flatMap(({ input, output, errors }) =>
    direction === 'in' ? (input ?? []) : [...(output ? [output] : []), ...errors],
  )
  for (let shape = open.pop(); shape; shape = open.pop()) {
    if (reached.has(shape)) continue
    reached.add(shape)
    open.push(...shape.parts)
  }
  return reached
}
