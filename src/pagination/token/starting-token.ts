import { NextTokenError } from '../../errors/index.js'
import { copyInput, isError, isObject } from '../../values/index.js'
import type { Delivered, Tokens } from '../page/index.js'
import { type CompiledRule, type InputToken, isAbsent } from '../rule/index.js'
import { Position } from './position.js'
import { afterItemKey, decodeToken, deliveredKey, truncateKey } from './token-text.js'

/** Token members that are not tokens of the operation. */
const ownMembers: ReadonlySet<string> = new Set([truncateKey, deliveredKey, afterItemKey])

/**
 * Returns the position of a `startingToken`. A string is a token in boto3's format or in its old one (`marker___3`), or
 * else the service's own token, which is used as the rule's first token. An object is an item's key if the operation's
 * token is one (DynamoDB's ExclusiveStartKey); otherwise it has the input members that contain the tokens.
 *
 * @throws NextTokenError `InvalidToken`
 */
export function parseStartingToken(rule: CompiledRule, token: string | object): Position {
  return orInvalid(rule, token, () => readStartingToken(rule, token))
}

/** The same, but throws a SyntaxError that says what is wrong. */
export function readStartingToken(rule: CompiledRule, token: string | object): Position {
  if (isObject(token)) return fromObject(rule, token)
  if (typeof token !== 'string' || token === '')
    throw new SyntaxError('it is empty, or neither a string nor an object')
  const members = decodeToken(token)
  return members ? fromMembers(rule, members) : fromOldForm(rule, token)
}

/** Reads a token; a SyntaxError becomes an `InvalidToken`. */
export function orInvalid<Result>(rule: CompiledRule, token: unknown, read: () => Result): Result {
  try {
    return read()
  } catch (cause) {
    if (!isError(cause) || cause.name !== 'SyntaxError') throw cause
    throw new NextTokenError(
      'InvalidToken',
      `startingToken ${describe(token)} is not valid for this operation: ${cause.message}. Pass a resumeToken of ` +
        'the same operation, or a token of it from boto3 or the AWS CLI; to start from the beginning, leave it out',
      { ...rule.context, cause },
    )
  }
}

function fromObject(rule: CompiledRule, token: object): Position {
  const members = copyInput<object>(token) as Record<string, unknown>
  const [first] = rule.inputTokens
  if (Object.keys(members).length === 0) throw new SyntaxError('it is empty')
  if (first?.isKey && rule.inputTokens.length === 1) return new Position(rule, [readToken(first, members)])
  return fromMembers(rule, members)
}

function fromMembers(rule: CompiledRule, members: Record<string, unknown>): Position {
  const names = rule.inputTokens.map((token) => token.name)
  const isAfter = members[afterItemKey] === true
  const seekNames = (rule.seek?.members ?? [])
    .map(({ input }) => input)
    .filter((name) => isAfter || !names.includes(name))
  const unknown = Object.keys(members).filter(
    (name) => !ownMembers.has(name) && ![...names, ...seekNames].includes(name),
  )
  if (unknown.length > 0) throw new SyntaxError(`it has ${unknown.join(', ')} instead of ${names.join(', ')}`)
  const tokens = rule.inputTokens.map((token) => readToken(token, members[token.name]))
  const seekInput = Object.entries(members).filter(
    ([name, value]) => seekNames.includes(name) && !isAbsent(value),
  )
  return new Position(rule, tokens, {
    delivered: readDelivered(rule, members),
    seekInput: seekInput.length > 0 ? Object.fromEntries(seekInput) : undefined,
  })
}

function readDelivered(rule: CompiledRule, members: Record<string, unknown>): Delivered | undefined {
  const amount = members[truncateKey]
  const others = members[deliveredKey] ?? {}
  if (typeof others !== 'object')
    throw new SyntaxError(`its ${deliveredKey} is not an object of result keys and counts`)
  if (amount === undefined && Object.keys(others).length === 0) return undefined
  const delivered = [...readAmount(rule, amount)]
  for (const [name, count] of Object.entries(others)) {
    const isKey = rule.resultKeys.some((key) => key.name === name && key !== rule.primary)
    if (!isKey || !isAmount(count)) {
      throw new SyntaxError(`its ${deliveredKey} has ${String(count)} for ${shorten(name)}`)
    }
    delivered.push([name, count])
  }
  return new Map(delivered)
}

function readAmount({ primary }: CompiledRule, amount: unknown): Delivered {
  if (!isAmount(amount))
    throw new SyntaxError(`its ${truncateKey} is ${String(amount)}, not a number of items`)
  if (!primary) throw new SyntaxError(`it has ${truncateKey}, but the operation has no items`)
  return new Map([[primary.name, amount]])
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/** Reads `marker___3`: one part per token, `None` for an absent one, then optionally the number of delivered items. */
function fromOldForm(rule: CompiledRule, text: string): Position {
  const parts = text.split('___')
  const count = rule.inputTokens.length
  if (parts.length === count + 1) {
    const amount = parts.pop() ?? ''
    if (!/^\d+$/.test(amount)) return new Position(rule, oldTokens(rule, [text]))
    return new Position(rule, oldTokens(rule, parts), { delivered: readAmount(rule, Number(amount)) })
  }
  if (parts.length > count)
    throw new SyntaxError(`it has ${parts.length} parts, but the operation has ${count} token(s)`)
  return new Position(rule, oldTokens(rule, parts))
}

function oldTokens(rule: CompiledRule, parts: readonly string[]): Tokens {
  return rule.inputTokens.map((token, index) => {
    const part = parts[index]
    return readToken(token, part === 'None' ? null : part)
  })
}

function readToken(token: InputToken, value: unknown): unknown {
  if (isAbsent(value)) return null
  if (token.keyForm) return token.keyForm(value)
  if (!token.isInteger || typeof value !== 'string') return value
  if (!/^-?\d+$/.test(value)) throw new SyntaxError(`${token.name} is an integer, not ${shorten(value)}`)
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}

/** Names the members of an object without their values: they may be an item's key, which is private. */
function describe(token: unknown): string {
  return isObject(token) ? `{ ${Object.keys(token).join(', ')} }` : shorten(token)
}

function shorten(text: unknown): string {
  const shown = String(text)
  return JSON.stringify(shown.length > 60 ? `${shown.slice(0, 60)}…` : shown)
}
