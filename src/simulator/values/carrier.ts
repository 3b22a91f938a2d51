import type { OperationModel, Shape } from '../../models/index.js'
import { isObject } from '../../values/index.js'
import { distinctText } from './generate-text.js'
import { compileGenerator, elementName, type Generator } from './generate-value.js'
import { dottedPath, shapeAt } from './output-path.js'

/** The part of a page that holds its items. */
export interface Carrier {
  readonly path: readonly string[]
  /** The items from index `from` up to, but not including, `to`, in the form of the output. */
  make(from: number, to: number): unknown
  /** One item by itself. */
  readonly item: Generator
}

export interface CarrierOptions {
  /** The service's name in ARNs. */
  readonly service: string
  /** Replaces the generated item, or members of it. */
  readonly override?: Generator | undefined
}

/** The preferred types of the result key that holds the items. DevOps Guru's rule names a string before its list. */
const PREFERENCE = ['list', 'map', 'structure', 'string']

/**
 * The part of a page that holds its items: the rule's first result key that is a list, else a map, else the first list
 * of a structure, else a string. Without result keys it is the output's first list. undefined if there is none.
 */
export function findCarrier(operation: OperationModel, override?: Generator): Carrier | undefined {
  const { output, paginationRule } = operation
  if (!output) return undefined
  const keys = paginationRule?.resultKeys.map(dottedPath) ?? []
  const options = { service: operation.service.name, override }
  const carriers = (keys.length > 0 ? keys : [[]]).flatMap((path) => {
    const shape = path && shapeAt(output, path)
    const carrier = shape && path && carrierAt(shape, path, options)
    return carrier ? [{ carrier, rank: PREFERENCE.indexOf(shape.type) }] : []
  })
  const least = Math.min(...carriers.map(({ rank }) => rank))
  return carriers.find(({ rank }) => rank === least)?.carrier
}

/** The carrier of a result key of this shape. */
export function carrierAt(
  shape: Shape,
  path: readonly string[],
  options: CarrierOptions,
): Carrier | undefined {
  const name = path.at(-1) ?? shape.name
  switch (shape.type) {
    case 'structure':
      return firstList(shape, path, options)
    case 'list': {
      const item = overridden(
        compileGenerator(shape.element.shape, elementName(shape, name), options),
        options.override,
      )
      return { path, item, make: (from, to) => range(from, to).map(item) }
    }
    case 'map':
      return mapCarrier(shape, path, options)
    case 'string': {
      const text = distinctText(shape.traits, { ...options, name })
      const item = overridden((index) => `${text(index)}\n`, options.override)
      return { path, item, make: (from, to) => range(from, to).map(item).join('') }
    }
    default:
      return undefined
  }
}

function firstList(shape: Shape, path: readonly string[], options: CarrierOptions): Carrier | undefined {
  for (const member of shape.members.values()) {
    const { type } = member.shape
    if (type === 'list') return carrierAt(member.shape, [...path, member.name], options)
  }
  return undefined
}

function mapCarrier(shape: Shape, path: readonly string[], options: CarrierOptions): Carrier {
  const name = path.at(-1) ?? shape.name
  const key = distinctText(shape.key.shape.traits, { ...options, name: `${name}Key` })
  const item = overridden(compileGenerator(shape.value.shape, `${name}Value`, options), options.override)
  return {
    path,
    item,
    make: (from, to) => Object.fromEntries(range(from, to).map((index) => [key(index), item(index)])),
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
}

function overridden(generate: Generator, override: Generator | undefined): Generator {
  if (!override) return generate
  return (index) => {
    const generated = generate(index)
    const own = override(index)
    if (own === undefined) return generated
    return isObject(generated) && isObject(own) ? { ...generated, ...own } : own
  }
}
