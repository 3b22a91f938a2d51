import { compileField, type Evaluate } from '../../jmespath/index.js'
import { isObjectOrList } from '../../values/index.js'

/** A plain way into a page: member names only, such as `DistributionList.Items`. */
export type Path = readonly string[]

/** The names in a dotted path; undefined for an expression that is more than that. */
export function parsePath(expression: string): Path | undefined {
  return /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(expression) ? expression.split('.') : undefined
}

export function compilePath([first = '', ...rest]: Path): Evaluate {
  const read = compileField(first)
  if (rest.length === 0) return read
  const readRest = compilePath(rest)
  return (value) => readRest(read(value))
}

/** A copy of `page` with another value at `path`. Only what lies on the path is copied; `page` stays as it is. */
export function withValue(page: object, [name = '', ...rest]: Path, value: unknown): object {
  const copy: object = Object.create(Object.getPrototypeOf(page), Object.getOwnPropertyDescriptors(page))
  const inner: unknown = Reflect.get(page, name)
  const member = rest.length === 0 ? value : withValue(isObjectOrList(inner) ? inner : {}, rest, value)
  Object.defineProperty(copy, name, { value: member, enumerable: true, configurable: true, writable: true })
  return copy
}
