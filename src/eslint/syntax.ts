import type { Rule, Scope, SourceCode } from 'eslint'
import type * as ESTree from 'estree'

export type Node = ESTree.Node

/** Wrappers around an expression that do not change its value. */
const wrappers: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'ChainExpression',
  'ParenthesizedExpression',
])

/** Returns the parent of a node, which ESLint sets before a rule runs. */
export function parentOf(node: Node): Node | undefined {
  return (node as Rule.Node).parent ?? undefined
}

/** Returns the expression inside casts and other wrappers. */
export function unwrapped(node: Node): Node {
  if (!wrappers.has(node.type)) return node
  const inner: unknown = Reflect.get(node, 'expression')
  return unwrapped(inner as Node)
}

/** Returns the outermost wrapper around `node`, or `node` itself. */
export function wrapped(node: Node): Node {
  const parent = parentOf(node)
  return parent && wrappers.has(parent.type) ? wrapped(parent) : node
}

/** Returns the name of a member or property unless it is computed at run time. */
export function nameOf(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Identifier' && !computed) return key.name
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined
}

export function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

/** Returns the variable that `name` refers to in the scope of `node`. */
export function findVariable(sourceCode: SourceCode, node: Node, name: string): Scope.Variable | undefined {
  let scope: Scope.Scope | null = sourceCode.getScope(node)
  for (; scope; scope = scope.upper) {
    const variable = scope.set.get(name)
    if (variable) return variable
  }
  return undefined
}
