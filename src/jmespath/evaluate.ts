import { checkArguments, functions } from './functions.js'
import type { Node } from './node.js'
import { compare, ExpressionReference, isEqual, isFalse, isObject, listOf } from './value.js'

export type Evaluate = (value: unknown) => unknown

type NodeOf<Type extends Node['type'], Any extends Node = Node> = Any extends Node
  ? Type extends Any['type']
    ? Any
    : never
  : never
type Compilers = { readonly [Type in Node['type']]: (node: NodeOf<Type>) => Evaluate }

/**
 * Compiles a syntax tree to one closure. Where the specification is silent, it does what boto3's implementation does. A
 * `Date`, bytes or a `bigint` is a value like any other.
 *
 * @throws SyntaxError for a function that boto3's JMESPath does not have, and for a wrong number of arguments.
 */
export function compileNode(node: Node): Evaluate {
  const compiler = compilers[node.type] as (node: Node) => Evaluate
  return compiler(node)
}

const identity: Evaluate = (value) => value

const compilers: Compilers = {
  Identity: () => identity,
  Current: () => identity,
  Literal: (node) => () => node.value,
  Field: (node) => compileField(node.name),
  Subexpression: (node) => chain(node.left, node.right),
  IndexExpression: (node) => chain(node.left, node.right),
  Pipe: (node) => chain(node.left, node.right),
  Index: (node) => (value) => (Array.isArray(value) ? (value.at(node.value) ?? null) : null),
  Slice: compileSlice,
  Flatten: compileFlatten,
  Projection: (node) => project(compileNode(node.left), compileNode(node.right), listOf),
  ValueProjection: (node) => project(compileNode(node.left), compileNode(node.right), memberValues),
  FilterProjection: compileFilter,
  Comparator: compileComparator,
  OrExpression: (node) => compileLogical(node.left, node.right, true),
  AndExpression: (node) => compileLogical(node.left, node.right, false),
  NotExpression: (node) => {
    const child = compileNode(node.child)
    return (value) => isFalse(child(value))
  },
  MultiSelectList: (node) => {
    const children = node.children.map(compileNode)
    return (value) => (value == null ? null : children.map((child) => child(value)))
  },
  MultiSelectHash: (node) => {
    const children = node.children.map((child) => [child.name, compileNode(child.value)] as const)
    return (value) =>
      value == null ? null : Object.fromEntries(children.map(([name, child]) => [name, child(value)]))
  },
  Function: compileCall,
  ExpressionReference: (node) => {
    const reference = new ExpressionReference(compileNode(node.child))
    return () => reference
  },
}

/** Reads a member by its name. It must be the object's own: never `constructor` or `toString`. */
export function compileField(name: string): Evaluate {
  return (value) => (isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null)
}

function chain(first: Node, second: Node): Evaluate {
  const left = compileNode(first)
  const right = compileNode(second)
  return (value) => right(left(value))
}

function compileSlice(node: NodeOf<'Slice'>): Evaluate {
  const step = node.step ?? 1
  if (step === 0) throw new SyntaxError('the step of a slice must not be 0')
  return (value) => {
    if (!Array.isArray(value)) return null
    const [start, stop] = sliceBounds(node, value.length, step)
    const slice: unknown[] = []
    for (let i = start; step > 0 ? i < stop : i > stop; i += step) slice.push(value[i])
    return slice
  }
}

function sliceBounds(node: NodeOf<'Slice'>, length: number, step: number): [start: number, stop: number] {
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1]
  const bound = (index: number) => Math.min(most, Math.max(least, index < 0 ? index + length : index))
  return [
    node.start === null ? (step > 0 ? least : most) : bound(node.start),
    node.stop === null ? (step > 0 ? most : least) : bound(node.stop),
  ]
}

function compileFlatten(node: NodeOf<'Flatten'>): Evaluate {
  const child = compileNode(node.child)
  return (value) => listOf(child(value))?.flatMap((element) => listOf(element) ?? [element]) ?? null
}

function memberValues(value: unknown): readonly unknown[] | undefined {
  return isObject(value) ? Object.values(value) : undefined
}

type Elements = (value: unknown) => readonly unknown[] | undefined

function project(left: Evaluate, right: Evaluate, elements: Elements): Evaluate {
  return (value) => {
    const found = elements(left(value))
    return found ? found.map(right).filter((result) => result != null) : null
  }
}

function compileFilter(node: NodeOf<'FilterProjection'>): Evaluate {
  const condition = compileNode(node.condition)
  return project(compileNode(node.left), compileNode(node.right), (value) =>
    listOf(value)?.filter((element) => !isFalse(condition(element))),
  )
}

function compileLogical(first: Node, second: Node, stopsAtTrue: boolean): Evaluate {
  const left = compileNode(first)
  const right = compileNode(second)
  return (value) => {
    const result = left(value)
    return isFalse(result) === stopsAtTrue ? right(value) : result
  }
}

const comparators: Record<NodeOf<'Comparator'>['name'], (a: unknown, b: unknown) => boolean | null> = {
  EQ: isEqual,
  NE: (a, b) => !isEqual(a, b),
  LT: (a, b) => ordered(compare(a, b), (order) => order < 0),
  LTE: (a, b) => ordered(compare(a, b), (order) => order <= 0),
  GT: (a, b) => ordered(compare(a, b), (order) => order > 0),
  GTE: (a, b) => ordered(compare(a, b), (order) => order >= 0),
}

function ordered(order: number | undefined, test: (order: number) => boolean): boolean | null {
  return order === undefined ? null : test(order)
}

function compileComparator(node: NodeOf<'Comparator'>): Evaluate {
  const left = compileNode(node.left)
  const right = compileNode(node.right)
  const comparator = comparators[node.name]
  return (value) => comparator(left(value), right(value))
}

function compileCall(node: NodeOf<'Function'>): Evaluate {
  const definition = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined
  if (!definition) throw new SyntaxError(`there is no function ${node.name}()`)
  const { length } = definition.parameters
  const count = node.children.length
  if (definition.variadic ? count < length : count !== length) {
    throw new SyntaxError(`${node.name}() takes ${length} argument(s), not ${count}`)
  }
  const children = node.children.map(compileNode)
  const apply = definition.apply as (...values: readonly unknown[]) => unknown
  return (value) => {
    const values = children.map((child) => child(value)).map((one) => listOf(one) ?? one)
    checkArguments(node.name, definition, values)
    return apply(...values)
  }
}
