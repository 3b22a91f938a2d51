import type { SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import type { MemberPath } from './page-members.js'
import { findVariable, type Node, nameOf, parentOf, wrapped } from './syntax.js'

/** A value of the program that is a page or a part of one, and where in it the tokens and flags are. */
interface PageValue {
  readonly ends: readonly MemberPath[]
  readonly isPage: boolean
}

/**
 * Finds what a program reads of a page, through constants, patterns and callbacks. If the page leaves them, as an argument,
 * a return value or a part of another value, its token may be read there, so it counts as read.
 */
export class PageUse {
  /** True if the program reads a token or flag, or may read it. */
  isEndRead = false
  /** The names of the page's members that are read. */
  readonly members = new Set<string>()

  constructor(
    private readonly sourceCode: SourceCode,
    call: Node,
    ends: readonly MemberPath[],
  ) {
    const page = { ends, isPage: true }
    const outer = wrapped(call)
    const parent = parentOf(outer)
    if (parent?.type === 'AwaitExpression') this.#follow(parent, page)
    else if (parent?.type === 'MemberExpression' && parent.object === outer) this.#then(parent, page)
    else this.isEndRead = true
  }

  /** Follows the page into the callback of `call.then((page) => …)`. */
  #then(member: ESTree.MemberExpression, page: PageValue): void {
    const call = parentOf(member)
    const [callback] = call?.type === 'CallExpression' ? call.arguments : []
    const isFunction = callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression'
    if (nameOf(member.property, member.computed) !== 'then' || !isFunction) this.isEndRead = true
    else if (callback.params[0]) this.#assign(callback.params[0], page)
  }

  #follow(node: Node, held: PageValue): void {
    const outer = wrapped(node)
    const parent = parentOf(outer)
    switch (parent?.type) {
      case 'MemberExpression':
        if (parent.object === outer) this.#step(nameOf(parent.property, parent.computed), parent, held)
        else this.isEndRead = true
        return
      case 'VariableDeclarator':
        if (isExported(parent)) this.isEndRead = true
        else this.#assign(parent.id, held)
        return
      case 'AssignmentExpression':
        if (parentOf(parent)?.type === 'ExpressionStatement') this.#assign(parent.left, held)
        else this.isEndRead = true
        return
      case 'LogicalExpression':
        // `page && …` passes on its right side only.
        if (parent.operator !== '&&' || parent.right === outer) this.#follow(parent, held)
        return
      case 'ConditionalExpression':
        if (parent.test !== outer) this.#follow(parent, held)
        return
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'UnaryExpression':
        return
      default:
        // A part of a page without a token or flag may go anywhere.
        if (held.ends.length > 0) this.isEndRead = true
    }
  }

  /** Notes that the member `name` is read; `node` is the expression that reads it. */
  #step(name: string | undefined, node: Node | undefined, held: PageValue): void {
    if (name === undefined) {
      this.isEndRead = true
      return
    }
    if (held.isPage) this.members.add(name)
    const rest = held.ends.filter(([first]) => first === name).map((path) => path.slice(1))
    if (rest.some((path) => path.length === 0)) this.isEndRead = true
    else if (rest.length > 0 && node) this.#follow(node, { ends: rest, isPage: false })
  }

  /** Follows a value into a variable or a pattern. */
  #assign(pattern: Node, held: PageValue): void {
    if (pattern.type === 'AssignmentPattern') this.#assign(pattern.left, held)
    else if (pattern.type === 'ObjectPattern') this.#destructure(pattern, held)
    else if (pattern.type !== 'Identifier') this.isEndRead = true
    else for (const identifier of this.#readsOf(pattern)) this.#follow(identifier, held)
  }

  #destructure(pattern: ESTree.ObjectPattern, held: PageValue): void {
    const named = new Set<string | undefined>()
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') {
        const ends = held.ends.filter(([first]) => !named.has(first))
        this.#assign(property.argument, { ...held, ends })
        continue
      }
      const name = nameOf(property.key, property.computed)
      named.add(name)
      this.#step(name, undefined, held)
      const ends = held.ends.filter(([first]) => first === name).map((path) => path.slice(1))
      if (ends.length > 0) this.#assign(property.value, { ends, isPage: false })
    }
  }

  #readsOf(identifier: ESTree.Identifier): Node[] {
    const references = findVariable(this.sourceCode, identifier, identifier.name)?.references ?? []
    return references
      .filter((reference) => reference.isRead())
      .map((reference) => reference.identifier as ESTree.Identifier)
  }
}

function isExported(declarator: Node): boolean {
  const declaration = parentOf(declarator)
  return declaration !== undefined && parentOf(declaration)?.type === 'ExportNamedDeclaration'
}
