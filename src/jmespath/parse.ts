import { ExpressionError } from './expression-error.js'
import type { Comparator, KeyValue, Node, SliceNode } from './node.js'
import { type Token, type TokenType, tokenize } from './tokenize.js'

const identity: Node = { type: 'Identity' }

/** The binding power of each token, with the numbers of boto3's parser. */
const powers: Readonly<Partial<Record<TokenType, number>>> = {
  '|': 1,
  '||': 2,
  '&&': 3,
  ...{ '==': 5, '!=': 5, '<': 5, '<=': 5, '>': 5, '>=': 5 },
  '[]': 9,
  '*': 20,
  '[?': 21,
  '.': 40,
  '!': 45,
  '{': 50,
  '[': 55,
  '(': 60,
}
/** A token with less power ends a projection. */
const projectionEnds = 10

const comparators: Readonly<Partial<Record<TokenType, Comparator>>> = {
  '==': 'EQ',
  '!=': 'NE',
  '<': 'LT',
  '<=': 'LTE',
  '>': 'GT',
  '>=': 'GTE',
}

/**
 * Parses a JMESPath expression to a tree by operator precedence (Pratt's method), as boto3's parser does.
 * https://jmespath.org/specification.html
 *
 * @throws ExpressionError
 */
export function parse(expression: string): Node {
  const parser = new Parser(tokenize(expression))
  const node = parser.expression(0)
  parser.take('end')
  return node
}

class Parser {
  #at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  expression(power: number): Node {
    let left = this.#begin(this.#advance())
    while (power < this.#power) left = this.#continue(left, this.#advance())
    return left
  }

  /** Reads the next token, which must be of this type. */
  take(type: TokenType): Token {
    const token = this.#advance()
    if (token.type === type) return token
    return unexpected(token, type === 'end' ? undefined : type)
  }

  get #next(): Token {
    return this.#peek(0)
  }

  get #power(): number {
    return powers[this.#next.type] ?? 0
  }

  #peek(ahead: number): Token {
    return (this.tokens[this.#at + ahead] ?? this.tokens.at(-1)) as Token
  }

  #advance(): Token {
    const token = this.#next
    this.#at++
    return token
  }

  #takes(type: TokenType): boolean {
    if (this.#next.type !== type) return false
    this.#at++
    return true
  }

  /** Parses what can start an expression. */
  #begin(token: Token): Node {
    switch (token.type) {
      case 'literal':
        return { type: 'Literal', value: token.value }
      case 'name':
        return this.#next.type === '(' ? this.#call(String(token.value)) : field(token)
      case 'quoted':
        return this.#next.type === '(' ? unexpected(this.#next) : field(token)
      case '@':
        return { type: 'Current' }
      case '&':
        return { type: 'ExpressionReference', child: this.expression(0) }
      case '!':
        return { type: 'NotExpression', child: this.expression(powers['!'] ?? 0) }
      case '(':
        return this.#group()
      case '{':
        return this.#hash()
      case '*':
        return this.#values(identity, 20)
      case '[':
        return this.#isIndex || this.#isWildcard ? this.#bracket(identity) : this.#list()
      default:
        return this.#project(identity, token)
    }
  }

  /** Parses what can follow an expression. */
  #continue(left: Node, token: Token): Node {
    const power = powers[token.type] ?? 0
    const name = comparators[token.type]
    if (name) return { type: 'Comparator', name, left, right: this.expression(power) }
    switch (token.type) {
      case '.':
        if (this.#takes('*')) return this.#values(left, power)
        return { type: 'Subexpression', left, right: this.#afterDot(power) }
      case '|':
        return { type: 'Pipe', left, right: this.expression(power) }
      case '||':
        return { type: 'OrExpression', left, right: this.expression(power) }
      case '&&':
        return { type: 'AndExpression', left, right: this.expression(power) }
      case '[':
        return this.#bracket(left)
      default:
        return this.#project(left, token)
    }
  }

  #project(left: Node, token: Token): Node {
    if (token.type === '[]') {
      return { type: 'Projection', left: { type: 'Flatten', child: left }, right: this.#projected(9) }
    }
    if (token.type !== '[?') return unexpected(token)
    const condition = this.expression(0)
    this.take(']')
    const right = this.#next.type === '[]' ? identity : this.#projected(21)
    return { type: 'FilterProjection', left, right, condition }
  }

  #values(left: Node, power: number): Node {
    const right = this.#next.type === ']' ? identity : this.#projected(power)
    return { type: 'ValueProjection', left, right }
  }

  /** Parses the right side of a projection, which is applied to each element. */
  #projected(power: number): Node {
    if (this.#power < projectionEnds) return identity
    const { type } = this.#next
    if (type === '[' || type === '[?') return this.expression(power)
    this.take('.')
    return this.#afterDot(power)
  }

  #afterDot(power: number): Node {
    if (this.#takes('[')) return this.#list()
    if (this.#takes('{')) return this.#hash()
    const { type } = this.#next
    return type === 'name' || type === 'quoted' || type === '*'
      ? this.expression(power)
      : unexpected(this.#next, 'a name')
  }

  get #isIndex(): boolean {
    return this.#next.type === 'number' || this.#next.type === ':'
  }

  get #isWildcard(): boolean {
    return this.#next.type === '*' && this.#peek(1).type === ']'
  }

  /** Parses the rest of `[0]`, `[1:2]` or `[*]`, after its first bracket. */
  #bracket(left: Node): Node {
    if (!this.#isIndex) {
      if (!this.#takes('*')) unexpected(this.#next)
      this.take(']')
      return { type: 'Projection', left, right: this.#projected(20) }
    }
    const isSlice = this.#next.type === ':' || this.#peek(1).type === ':'
    const right = isSlice ? this.#slice() : this.#index()
    const node: Node = { type: 'IndexExpression', left, right }
    return isSlice ? { type: 'Projection', left: node, right: this.#projected(20) } : node
  }

  #index(): Node {
    const value = Number(this.take('number').value)
    this.take(']')
    return { type: 'Index', value }
  }

  #slice(): SliceNode {
    const parts: (number | null)[] = [null]
    while (!this.#takes(']')) {
      if (this.#next.type === ':' && parts.length < 3) {
        parts.push(null)
        this.#at++
      } else {
        parts[parts.length - 1] = Number(this.take('number').value)
        if (this.#next.type === 'number') unexpected(this.#next, ':')
      }
    }
    const [start = null, stop = null, step = null] = parts
    return { type: 'Slice', start, stop, step }
  }

  #group(): Node {
    const node = this.expression(0)
    this.take(')')
    return node
  }

  #call(name: string): Node {
    this.take('(')
    const children = this.#next.type === ')' ? [] : this.#separated(() => this.expression(0))
    this.take(')')
    return { type: 'Function', name, children }
  }

  #list(): Node {
    const children = this.#separated(() => this.expression(0))
    this.take(']')
    return { type: 'MultiSelectList', children }
  }

  #hash(): Node {
    const children = this.#separated(() => this.#keyValue())
    this.take('}')
    return { type: 'MultiSelectHash', children }
  }

  #keyValue(): KeyValue {
    const key = this.#advance()
    if (key.type !== 'name' && key.type !== 'quoted') return unexpected(key, 'a name')
    this.take(':')
    return { name: String(key.value), value: this.expression(0) }
  }

  #separated<T>(read: () => T): T[] {
    const items = [read()]
    while (this.#takes(',')) items.push(read())
    return items
  }
}

function field({ value }: Token): Node {
  return { type: 'Field', name: String(value) }
}

function unexpected({ type, value, start }: Token, wanted?: string): never {
  const seen = type === 'end' ? 'unexpected end of input' : `unexpected ${JSON.stringify(value)}`
  throw new ExpressionError(wanted === undefined ? seen : `${seen}, expected ${wanted}`, start)
}
