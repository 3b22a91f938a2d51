import type { ServiceModel, Shape } from '../../src/models/index.js'

/** Every shape that an output of the service holds, at any depth. */
export function reachedByOutputs(model: ServiceModel): Set<Shape> {
  const reached = new Set<Shape>()
  const open = model.operationNames.flatMap((name) => model.operation(name)?.output ?? [])
  for (let shape = open.pop(); shape; shape = open.pop()) {
    if (reached.has(shape)) continue
    reached.add(shape)
    open.push(...partsOf(shape))
  }
  return reached
}

function partsOf(shape: Shape): Shape[] {
  if (shape.type === 'list') return [shape.element.shape]
  if (shape.type === 'map') return [shape.value.shape]
  return [...shape.members.values()].map((member) => member.shape)
}
