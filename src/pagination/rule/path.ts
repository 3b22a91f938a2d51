import { compileField, type Evaluate } from '../../jmespath/index.js'
import { isObjectOrList } from '../../values/index.js'

/** The names of nested members: `['DistributionList', 'Items']` for `DistributionList.Items`. */
export type Path = readonly string[]

/** Returns the names in a dotted path; undefined for any other JMESPath expression. */
export function parsePath(expression: string): Path | undefined {
  return /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(expression) ? expression.split('.') : undefined
}

export function compilePath([first = '', ...rest]: Path): Evaluate {
  const read = compileField(first)
  if (rest.length === 0) return read
  const readRest = compilePath(rest)
  return (value) => readRest(read(value))
}

/** Returns a copy of `page` with another value at `path`. Copies only the objects on the path and changes none. */
export function withValue(page: object, [name = '', ...rest]: Path, value: unknown): object {
  const copy: object = Object.create(Object.getPrototypeOf(page), Object.getOwnPropertyDescriptors(page))
  const inner: unknown = Reflect.get(page, name)
  const member = rest.length === 0 ? value : withValue(isObjectOrList(inner) ? inner : {}, rest, value)
  Object.defineProperty(copy, name, { value: member, enumerable: true, configurable: true, writable: true })
  return copy
}
