import type { SourceCode } from 'eslint'
import type * as ESTree from 'estree'
import type { MemberPath } from './page-members.js'
import { findVariable, type Node, nameOf, parentOf, wrapped } from './syntax.js'

/** A value of the program, and where in it the ends of the listing are; the page itself, or a part of one. */
interface Held {
  readonly ends: readonly MemberPath[]
  readonly isPage: boolean
}

/**
 * What becomes of a page: followed through constants, patterns and callbacks. What leaves their sight, as an argument,
 * a result or a part of something else, may well be read there.
 */
export class PageUse {
  /** Whether someone reads an end of the listing, or may. */
  isEndRead = false
  /** The members of the page that are read. */
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

  /** `call.then((page) => …)`: what its function takes. */
  #then(member: ESTree.MemberExpression, page: Held): void {
    const call = parentOf(member)
    const [callback] = call?.type === 'CallExpression' ? call.arguments : []
    const isFunction = callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression'
    if (nameOf(member.property, member.computed) !== 'then' || !isFunction) this.isEndRead = true
    else if (callback.params[0]) this.#take(callback.params[0], page)
  }

  #follow(node: Node, held: Held): void {
    const outer = wrapped(node)
    const parent = parentOf(outer)
    switch (parent?.type) {
      case 'MemberExpression':
        if (parent.object === outer) this.#step(nameOf(parent.property, parent.computed), parent, held)
        else this.isEndRead = true
        return
      case 'VariableDeclarator':
        if (isExported(parent)) this.isEndRead = true
        else this.#take(parent.id, held)
        return
      case 'AssignmentExpression':
        if (parentOf(parent)?.type === 'ExpressionStatement') this.#take(parent.left, held)
        else this.isEndRead = true
        return
      case 'LogicalExpression':
        // What `page && …` gives on is what stands on the right.
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
        // A part of a page that holds no end may go where it likes.
        if (held.ends.length > 0) this.isEndRead = true
    }
  }

  /** A member of what is held is read; `node` is the expression for it. */
  #step(name: string | undefined, node: Node | undefined, held: Held): void {
    if (name === undefined) {
      this.isEndRead = true
      return
    }
    if (held.isPage) this.members.add(name)
    const rest = held.ends.filter(([first]) => first === name).map((path) => path.slice(1))
    if (rest.some((path) => path.length === 0)) this.isEndRead = true
    else if (rest.length > 0 && node) this.#follow(node, { ends: rest, isPage: false })
  }

  /** A value goes into a variable or comes apart in a pattern. */
  #take(pattern: Node, held: Held): void {
    if (pattern.type === 'AssignmentPattern') this.#take(pattern.left, held)
    else if (pattern.type === 'ObjectPattern') this.#takeApart(pattern, held)
    else if (pattern.type !== 'Identifier') this.isEndRead = true
    else for (const identifier of this.#readsOf(pattern)) this.#follow(identifier, held)
  }

  #takeApart(pattern: ESTree.ObjectPattern, held: Held): void {
    const named = new Set<string | undefined>()
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') {
        const ends = held.ends.filter(([first]) => !named.has(first))
        this.#take(property.argument, { ...held, ends })
        continue
      }
      const name = nameOf(property.key, property.computed)
      named.add(name)
      this.#step(name, undefined, held)
      const ends = held.ends.filter(([first]) => first === name).map((path) => path.slice(1))
      if (ends.length > 0) this.#take(property.value, { ends, isPage: false })
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
