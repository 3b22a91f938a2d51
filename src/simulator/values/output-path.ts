import type { Shape } from '../../models/index.js'
import { isObject } from '../../values/index.js'

/** Where a page holds an output token. */
export type TokenPlace =
  | { readonly kind: 'member'; readonly path: readonly string[] }
  /** A field of the page's last item, or the whole item: the service issues no token of its own. */
  | { readonly kind: 'last-item'; readonly list: readonly string[]; readonly field: readonly string[] }

const DOTTED = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/
const LAST_ITEM = /^([\w.]+)\[-1\](?:\.([\w.]+))?$/

/**
 * The place that an output token's expression reads; undefined for an expression that is not a path. Of alternatives
 * such as `NextMarker || Contents[-1].Key` the field of the last item is used, because services fall back on it.
 */
export function tokenPlace(expression: string): TokenPlace | undefined {
  const places = expression.split('||').map((alternative) => placeOf(alternative.trim()))
  return places.find((place) => place?.kind === 'last-item') ?? places.find((place) => place !== undefined)
}

function placeOf(expression: string): TokenPlace | undefined {
  const path = dottedPath(expression)
  if (path) return { kind: 'member', path }
  const [, list, field] = LAST_ITEM.exec(expression) ?? []
  if (list === undefined) return undefined
  return { kind: 'last-item', list: list.split('.'), field: field?.split('.') ?? [] }
}

/** The paths of all plain alternatives. A page has only the one that `tokenPlace` returns. */
export function plainAlternatives(expression: string): readonly (readonly string[])[] {
  return expression
    .split('||')
    .map((alternative) => dottedPath(alternative.trim()))
    .filter((path) => path !== undefined)
}

/** The member names of a plain path such as `DistributionList.Items`; undefined for other expressions. */
export function dottedPath(expression: string): readonly string[] | undefined {
  return DOTTED.test(expression) ? expression.split('.') : undefined
}

/** The shape at a path; undefined if there is none. */
export function shapeAt(root: Shape | undefined, path: readonly string[]): Shape | undefined {
  return path.reduce<Shape | undefined>((shape, name) => shape?.members.get(name)?.shape, root)
}

export function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), root)
}

/** Sets the value at a path and creates the structures on the way. */
export function setAt(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path
  if (name === undefined) return
  if (rest.length === 0) {
    root[name] = value
    return
  }
  const known = root[name]
  const inner = isObject(known) ? known : {}
  root[name] = inner
  setAt(inner, rest, value)
}
