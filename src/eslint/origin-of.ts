import type { Scope, SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import { findVariable, type Node, nameOf, parentOf, textOf, unwrapped } from './syntax.js'

/**
 * Where a value comes from: a module and the path from it. `session({ region }).client('sns')` of nexttoken has the path
 * `session`, `()`, `client`, `()`; `new SNS({})` of the SDK has `SNS`, `new`.
 */
export interface Origin {
  readonly module: string
  readonly path: readonly string[]
  /** The arguments of the last call or `new` on the path. */
  readonly args: readonly Node[]
}

/** Maximum length of a chain of `const a = b`, so that a circular one ends. */
const maxDepth = 20

/** Returns the origin of an expression if the syntax proves it, through imports, constants, members, calls, class fields. */
export function originOf(sourceCode: SourceCode, expression: Node, depth = 0): Origin | undefined {
  if (depth > maxDepth) return undefined
  const node = unwrapped(expression)
  const of = (inner: Node) => originOf(sourceCode, inner, depth + 1)
  switch (node.type) {
    case 'Identifier':
      return originOfVariable(findVariable(sourceCode, node, node.name), of)
    case 'MemberExpression': {
      const name = nameOf(node.property, node.computed)
      if (name === undefined) return undefined
      if (node.object.type !== 'ThisExpression') return step(of(node.object), name)
      const value = fieldOf(node, name)
      return value && of(value)
    }
    case 'CallExpression': {
      const required = node.callee.type === 'Identifier' && node.callee.name === 'require'
      const module = required ? textOf(node.arguments[0]) : undefined
      if (module !== undefined) return { module, path: [], args: [] }
      return step(of(node.callee), '()', node.arguments)
    }
    case 'NewExpression':
      return step(of(node.callee), 'new', node.arguments)
    case 'AwaitExpression': {
      const module = node.argument.type === 'ImportExpression' ? textOf(node.argument.source) : undefined
      return module === undefined ? undefined : { module, path: [], args: [] }
    }
    default:
      return undefined
  }
}

/** Returns the expression that a constant is initialised with; any other expression itself. */
export function constantValue(sourceCode: SourceCode, expression: Node): Node {
  const node = unwrapped(expression)
  if (node.type !== 'Identifier') return node
  const declarator = constantOf(findVariable(sourceCode, node, node.name))
  return declarator?.init && declarator.id.type === 'Identifier' ? unwrapped(declarator.init) : node
}

function step(origin: Origin | undefined, name: string, args = origin?.args ?? []): Origin | undefined {
  return origin && { module: origin.module, path: [...origin.path, name], args }
}

function originOfVariable(
  variable: Scope.Variable | undefined,
  of: (node: Node) => Origin | undefined,
): Origin | undefined {
  const [definition] = variable?.defs ?? []
  if (definition?.type === 'ImportBinding') return originOfImport(definition)
  const declarator = constantOf(variable)
  if (!variable || !declarator?.init) return undefined
  const origin = of(declarator.init)
  if (declarator.id.type === 'Identifier') return origin
  const name = declarator.id.type === 'ObjectPattern' ? keyOf(declarator.id, variable.name) : undefined
  return name === undefined ? undefined : step(origin, name)
}

function originOfImport({ node, parent }: Scope.Definition): Origin | undefined {
  const module = parent?.type === 'ImportDeclaration' ? textOf(parent.source) : undefined
  if (module === undefined) return undefined
  if (node.type !== 'ImportSpecifier') return { module, path: [], args: [] }
  const name = nameOf(node.imported, false)
  return name === undefined ? undefined : { module, path: [name], args: [] }
}

/** Returns the declaration of a variable that is never reassigned. */
function constantOf(variable: Scope.Variable | undefined): ESTree.VariableDeclarator | undefined {
  const [definition, ...others] = variable?.defs ?? []
  if (!variable || definition?.type !== 'Variable' || others.length > 0) return undefined
  const isConstant = variable.references.every((reference) => !reference.isWrite() || reference.init)
  return isConstant ? definition.node : undefined
}

/** Returns `key` for the variable `name` in the pattern `{ key: name }`. */
function keyOf(pattern: ESTree.ObjectPattern, name: string): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue
    if (property.value.type === 'Identifier' && property.value.name === name)
      return nameOf(property.key, property.computed)
  }
  return undefined
}

/** Returns the initial value of a class field that is read as `this.name`. */
function fieldOf(node: Node, name: string): Node | undefined {
  let around = parentOf(node)
  while (around && around.type !== 'ClassBody') around = parentOf(around)
  const field = around?.body.find(
    (member) => member.type === 'PropertyDefinition' && nameOf(member.key, member.computed) === name,
  )
  return field?.type === 'PropertyDefinition' ? (field.value ?? undefined) : undefined
}
