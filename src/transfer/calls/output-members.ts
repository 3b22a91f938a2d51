import type { Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'

/** A member of an output that is a structure; an empty one if it is absent. */
export function memberOf(output: Structure, name: string): Structure {
  const member = output[name]
  return isObject(member) ? member : {}
}

/** A member of an output that is a text. */
export function textOf(output: Structure, name: string): string | undefined {
  const member = output[name]
  return typeof member === 'string' ? member : undefined
}
