import { ExpressionError } from './expression-error.js'

export type TokenType = 'name' | 'quoted' | 'literal' | 'number' | 'end' | Sign

export interface Token {
  readonly type: TokenType
  /** The text of a name, the value of a literal, or the sign itself. */
  readonly value: unknown
  readonly start: number
}

/** Longer signs first, so that `[?` is one sign. */
const signs = [
  ...['[?', '[]', '||', '&&', '==', '!=', '<=', '>='],
  ...['.', '*', '[', ']', ',', ':', '@', '&', '|', '!', '<', '>', '(', ')', '{', '}'],
] as const
type Sign = (typeof signs)[number]

const space = /[ \t\r\n]*/y
const name = /[A-Za-z_]\w*/y
const number = /-?\d+/y
const quoted = {
  '"': /"((?:\\.|[^"\\])*)"/sy,
  "'": /'((?:\\.|[^'\\])*)'/sy,
  '`': /`((?:\\.|[^`\\])*)`/sy,
} as const
type Quote = keyof typeof quoted

/** @throws ExpressionError for an unknown character, an unclosed quote, and a quoted name that is not valid JSON. */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = []
  for (let at = match(space, expression, 0)?.end ?? 0; at < expression.length; ) {
    const { token, end } = tokenAt(expression, at)
    tokens.push(token)
    at = match(space, expression, end)?.end ?? end
  }
  tokens.push({ type: 'end', value: '', start: expression.length })
  return tokens
}

interface Found {
  readonly token: Token
  readonly end: number
}

function tokenAt(expression: string, start: number): Found {
  const word = match(name, expression, start)
  if (word) return { token: { type: 'name', value: word.text, start }, end: word.end }
  const digits = match(number, expression, start)
  if (digits) return { token: { type: 'number', value: Number(digits.text), start }, end: digits.end }
  const character = expression[start] ?? ''
  if (isQuote(character)) return quotedAt(expression, start, character)
  const sign = signs.find((known) => expression.startsWith(known, start))
  if (sign) return { token: { type: sign, value: sign, start }, end: start + sign.length }
  const hint = character === '-' ? '; put a name that contains "-" in double quotes' : ''
  throw new ExpressionError(
    `unknown character: ${String.fromCodePoint(codeAt(expression, start))}${hint}`,
    start,
  )
}

function quotedAt(expression: string, start: number, quote: Quote): Found {
  const found = match(quoted[quote], expression, start)
  if (!found) throw new ExpressionError('unclosed quote', start)
  const { text, inner, end } = found
  if (quote === '"') return { token: { type: 'quoted', value: parseName(text, start), start }, end }
  const value =
    quote === "'" ? inner.replaceAll("\\'", "'") : parseLiteral(inner.replaceAll('\\`', '`'), start)
  return { token: { type: 'literal', value, start }, end }
}

function parseName(text: string, start: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ExpressionError(
      `${text} is not a valid name; write a name in double quotes as a JSON string`,
      start,
    )
  }
}

/** As in boto3, `` `text` `` without quotes is a string. */
function parseLiteral(text: string, start: number): unknown {
  for (const json of [text, `"${text.trimStart()}"`]) {
    try {
      return JSON.parse(json)
    } catch {
      // It may be a string without quotes.
    }
  }
  throw new ExpressionError(`${JSON.stringify(text)} in backticks is not valid JSON`, start)
}

function match(pattern: RegExp, expression: string, at: number) {
  pattern.lastIndex = at
  const found = pattern.exec(expression)
  return found ? { text: found[0], inner: found[1] ?? '', end: pattern.lastIndex } : undefined
}

function isQuote(character: string): character is Quote {
  return Object.hasOwn(quoted, character)
}

function codeAt(expression: string, at: number): number {
  return expression.codePointAt(at) ?? 0
}
