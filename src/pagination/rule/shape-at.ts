import type { Shape } from '../../models/index.js'
import type { Path } from './path.js'

/** Returns the shape of the member at a path; undefined if the model has none. */
export function shapeAt(shape: Shape | undefined, path: Path): Shape | undefined {
  return path.reduce<Shape | undefined>((found, name) => found?.members.get(name)?.shape, shape)
}
