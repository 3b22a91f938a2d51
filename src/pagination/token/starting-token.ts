import { NextTokenError } from '../../errors/index.js'
import { copyInput, isError, isObject } from '../../values/index.js'
import type { Delivered, Tokens } from '../page/index.js'
import { type CompiledRule, type InputToken, isAbsent } from '../rule/index.js'
import { Position } from './position.js'
import { afterItemKey, decodeToken, deliveredKey, truncateKey } from './token-text.js'

/** What a token carries besides the operation's own tokens. */
const ownMembers: ReadonlySet<string> = new Set([truncateKey, deliveredKey, afterItemKey])

/**
 * The place that a `startingToken` means: boto3's format, its old one (`marker___3`), or else a service's own
 * token, which stands for the rule's first token. An object is an item's key where the operation's token is one
 * (DynamoDB's ExclusiveStartKey), and the input members that carry the token elsewhere.
 *
 * @throws NextTokenError `InvalidToken`
 */
export function parseStartingToken(rule: CompiledRule, token: string | object): Position {
  try {
    if (isObject(token)) return fromObject(rule, token)
    if (typeof token !== 'string' || token === '')
      throw new SyntaxError('it is empty, or neither text nor object')
    const members = decodeToken(token)
    return members ? fromMembers(rule, members) : fromOldForm(rule, token)
  } catch (cause) {
    if (!isError(cause) || cause.name !== 'SyntaxError') throw cause
    throw new NextTokenError(
      'InvalidToken',
      `startingToken ${describe(token)} is not one of this operation's: ${cause.message}. Pass a resumeToken of ` +
        "the same operation, or boto3's or the AWS CLI's token of it; to start from the beginning, leave it out",
      { ...rule.context, cause },
    )
  }
}

function fromObject(rule: CompiledRule, given: object): Position {
  const members = copyInput<object>(given) as Record<string, unknown>
  const [first] = rule.inputTokens
  if (Object.keys(members).length === 0) throw new SyntaxError('it is empty')
  if (first?.isKey && rule.inputTokens.length === 1) return new Position(rule, [members])
  return fromMembers(rule, members)
}

function fromMembers(rule: CompiledRule, members: Record<string, unknown>): Position {
  const names = rule.inputTokens.map((token) => token.name)
  const isAfter = members[afterItemKey] === true
  const seeking = (rule.seek?.members ?? [])
    .map(({ input }) => input)
    .filter((name) => isAfter || !names.includes(name))
  const strange = Object.keys(members).filter(
    (name) => !ownMembers.has(name) && ![...names, ...seeking].includes(name),
  )
  if (strange.length > 0) throw new SyntaxError(`it carries ${strange.join(', ')}, not ${names.join(', ')}`)
  const tokens = rule.inputTokens.map((token) => readToken(token, members[token.name]))
  const sought = Object.entries(members).filter(([name, value]) => seeking.includes(name) && !isAbsent(value))
  return new Position(
    rule,
    tokens,
    readDelivered(rule, members),
    sought.length > 0 ? Object.fromEntries(sought) : undefined,
  )
}

function readDelivered(rule: CompiledRule, members: Record<string, unknown>): Delivered | undefined {
  const amount = members[truncateKey]
  const others = members[deliveredKey] ?? {}
  if (typeof others !== 'object')
    throw new SyntaxError(`its ${deliveredKey} is no list of numbers by result key`)
  if (amount === undefined && Object.keys(others).length === 0) return undefined
  const delivered = [...readAmount(rule, amount)]
  for (const [name, count] of Object.entries(others)) {
    const isKey = rule.resultKeys.some((key) => key.name === name && key !== rule.primary)
    if (!isKey || !isAmount(count)) {
      throw new SyntaxError(`its ${deliveredKey} says ${String(count)} of ${shorten(name)}`)
    }
    delivered.push([name, count])
  }
  return new Map(delivered)
}

function readAmount({ primary }: CompiledRule, amount: unknown): Delivered {
  if (!isAmount(amount))
    throw new SyntaxError(`its ${truncateKey} is ${String(amount)}, not a number of items`)
  if (!primary) throw new SyntaxError(`it carries ${truncateKey}, and the operation has no items`)
  return new Map([[primary.name, amount]])
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/** Parts joined by `___`, one for each token, `None` for an absent one; then the number of items delivered. */
function fromOldForm(rule: CompiledRule, text: string): Position {
  const parts = text.split('___')
  const count = rule.inputTokens.length
  if (parts.length === count + 1) {
    const amount = parts.pop() ?? ''
    if (!/^\d+$/.test(amount)) return new Position(rule, oldTokens(rule, [text]))
    return new Position(rule, oldTokens(rule, parts), readAmount(rule, Number(amount)))
  }
  if (parts.length > count) throw new SyntaxError(`it has ${parts.length} parts for ${count} token(s)`)
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
  if (!token.isInteger || typeof value !== 'string') return value
  if (!/^-?\d+$/.test(value)) throw new SyntaxError(`${token.name} is a whole number, not ${shorten(value)}`)
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}

/** An object may hold an item's key, which is nobody's business in a message. */
function describe(token: unknown): string {
  return isObject(token) ? `{ ${Object.keys(token).join(', ')} }` : shorten(token)
}

function shorten(text: unknown): string {
  const shown = String(text)
  return JSON.stringify(shown.length > 60 ? `${shown.slice(0, 60)}…` : shown)
}
