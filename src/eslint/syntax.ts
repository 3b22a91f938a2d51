import type { Rule, Scope, SourceCode } from 'eslint'
import type * as ESTree from 'estree'

export type Node = ESTree.Node

/** TypeScript's wrappers around an expression; the value is the same. */
const wrappers: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'ChainExpression',
  'ParenthesizedExpression',
])

/** The node around `node`; ESLint puts it there before a rule runs. */
export function parentOf(node: Node): Node | undefined {
  return (node as Rule.Node).parent ?? undefined
}

/** The expression inside casts and the like. */
export function unwrapped(node: Node): Node {
  if (!wrappers.has(node.type)) return node
  const inner: unknown = Reflect.get(node, 'expression')
  return unwrapped(inner as Node)
}

/** The outermost expression with the same value as `node`. */
export function wrapped(node: Node): Node {
  const parent = parentOf(node)
  return parent && wrappers.has(parent.type) ? wrapped(parent) : node
}

/** A member's or property's name where the program says it as it stands. */
export function nameOf(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Identifier' && !computed) return key.name
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined
}

export function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

/** The variable that a name means at a place. */
export function findVariable(sourceCode: SourceCode, place: Node, name: string): Scope.Variable | undefined {
  let scope: Scope.Scope | null = sourceCode.getScope(place)
  for (; scope; scope = scope.upper) {
    const variable = scope.set.get(name)
    if (variable) return variable
  }
  return undefined
}
