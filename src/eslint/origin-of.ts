import type { Scope, SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import { findVariable, type Node, nameOf, parentOf, textOf, unwrapped } from './syntax.js'

/** Where a value comes from: a module, and the way from it, such as `session`, `()`, `client`, `()`; `new` of a class. */
export interface Origin {
  readonly module: string
  readonly path: readonly string[]
  /** What the latest call or `new` on the way was given. */
  readonly given: readonly Node[]
}

/** A chain of `const a = b` is followed so far, so that one in a circle ends. */
const furthest = 20

/** The origin of an expression, as far as the syntax proves it: imports, constants, members, calls, class fields. */
export function originOf(sourceCode: SourceCode, expression: Node, depth = 0): Origin | undefined {
  if (depth > furthest) return undefined
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
      if (module !== undefined) return { module, path: [], given: [] }
      return step(of(node.callee), '()', node.arguments)
    }
    case 'NewExpression':
      return step(of(node.callee), 'new', node.arguments)
    case 'AwaitExpression': {
      const module = node.argument.type === 'ImportExpression' ? textOf(node.argument.source) : undefined
      return module === undefined ? undefined : { module, path: [], given: [] }
    }
    default:
      return undefined
  }
}

/** The expression that a constant stands for. */
export function constantValue(sourceCode: SourceCode, expression: Node): Node {
  const node = unwrapped(expression)
  if (node.type !== 'Identifier') return node
  const declarator = constantOf(findVariable(sourceCode, node, node.name))
  return declarator?.init && declarator.id.type === 'Identifier' ? unwrapped(declarator.init) : node
}

function step(origin: Origin | undefined, name: string, given = origin?.given ?? []): Origin | undefined {
  return origin && { module: origin.module, path: [...origin.path, name], given }
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
  if (node.type !== 'ImportSpecifier') return { module, path: [], given: [] }
  const name = nameOf(node.imported, false)
  return name === undefined ? undefined : { module, path: [name], given: [] }
}

/** The declaration of a variable that is never written again. */
function constantOf(variable: Scope.Variable | undefined): ESTree.VariableDeclarator | undefined {
  const [definition, ...others] = variable?.defs ?? []
  if (!variable || definition?.type !== 'Variable' || others.length > 0) return undefined
  const isConstant = variable.references.every((reference) => !reference.isWrite() || reference.init)
  return isConstant ? definition.node : undefined
}

/** The key under which `{ key: name }` takes a variable. */
function keyOf(pattern: ESTree.ObjectPattern, name: string): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue
    if (property.value.type === 'Identifier' && property.value.name === name)
      return nameOf(property.key, property.computed)
  }
  return undefined
}

/** What a class gives a field of `this` where it declares it. */
function fieldOf(node: Node, name: string): Node | undefined {
  let around = parentOf(node)
  while (around && around.type !== 'ClassBody') around = parentOf(around)
  const field = around?.body.find(
    (member) => member.type === 'PropertyDefinition' && nameOf(member.key, member.computed) === name,
  )
  return field?.type === 'PropertyDefinition' ? (field.value ?? undefined) : undefined
}
