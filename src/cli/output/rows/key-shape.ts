import type { Shape } from '../../../models/index.js'
import type { PageKey } from '../../../pagination/index.js'

/** Returns the shape of a result key in an operation's output. */
export function keyShape({ path }: PageKey, output: Shape | undefined): Shape | undefined {
  return path.reduce<Shape | undefined>((found, name) => found?.members.get(name)?.shape, output)
}
