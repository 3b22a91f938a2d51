import { NextTokenError, PaginationError } from '../../errors/index.js'
import { type OperationModel, snakeCase } from '../../models/index.js'
import { type CompiledRule, compiledRule, saysMore } from '../../pagination/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'

/** What to do if a single call returns a token that its caller does not follow. */
export type OnTruncated = 'ignore' | 'warn' | 'error'

/** A call, as the caller made it. */
export interface DirectCall {
  readonly operation: OperationModel
  readonly input: Structure
  /** The function that the caller called. The stack frames below it are the caller's code. */
  readonly entry: (...parameters: never[]) => unknown
}

type Watch = (page: Structure) => void

const modes: readonly unknown[] = ['ignore', 'warn', 'error'] satisfies OnTruncated[]

/** Operations and places that were already warned about: a loop gets one warning. */
const warned = new Set<string>()

/** @throws NextTokenError `InvalidConfiguration`. */
export function checkOnTruncated(mode: unknown, service: string): OnTruncated {
  if (mode === undefined) return 'ignore'
  if (isMode(mode)) return mode
  const seen = typeof mode === 'string' ? JSON.stringify(mode) : `a value of type ${typeof mode}`
  const problem = `onTruncated must be 'ignore', 'warn' or 'error'; got ${seen}`
  throw new NextTokenError('InvalidConfiguration', problem, { service })
}

/** Whether there are pages after `page`, by the operation's pagination rule. */
export function hasMore(operation: OperationModel, page: object): boolean {
  const rule = compiledRule(operation)
  if (typeof page === 'object' && page !== null && !('then' in page)) return isCut(rule, page)
  const problem = 'hasMore needs the output of a call, but got something else; check for a missing `await`'
  throw new PaginationError(problem, rule.context)
}

/**
 * Returns the function that checks the output of a call; undefined if there is nothing to check. Call it before
 * the first `await`, while the caller is still on the stack.
 */
export function watchTruncation(mode: OnTruncated, call: DirectCall): Watch | undefined {
  if (mode === 'ignore' || !call.operation.paginationRule) return undefined
  const rule = compiledRule(call.operation)
  // A service that returns a token with every response does not say that there is more.
  if (rule.isEndless || rule.repeatMeans === 'end' || followsByHand(rule, call.input)) return undefined
  if (mode === 'error') return (page) => refuse(rule, page)
  const place: { stack?: string } = {}
  Error.captureStackTrace(place, call.entry)
  return (page) => {
    if (isCut(rule, page)) warnOnce(rule, page, placeOf(place.stack))
  }
}

function isMode(mode: unknown): mode is OnTruncated {
  return modes.includes(mode)
}

function isCut(rule: CompiledRule, page: object): boolean {
  return saysMore(rule, page)
}

/** A loop by hand passes the token in every call, as undefined in the first one. */
function followsByHand({ inputTokens }: CompiledRule, input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false
  return inputTokens.some(({ name }) => Object.hasOwn(input, name))
}

function refuse(rule: CompiledRule, page: Structure): void {
  if (isCut(rule, page)) throw new PaginationError(problemOf(rule, page), { ...rule.context, page })
}

function problemOf({ context, inputTokens, primary }: CompiledRule, page: Structure): string {
  const items = primary?.read(page)
  const returned = Array.isArray(items)
    ? `the first ${items.length} ${primary?.name} were`
    : 'the first page was'
  const token = inputTokens.map(({ name }) => name).join(', ')
  const paginate = `paginate('${snakeCase(context.operation ?? '')}')`
  return `only ${returned} returned; use ${paginate} to get them all, or pass ${token} on every call (undefined on the first)`
}

function warnOnce(rule: CompiledRule, page: Structure, place: string): void {
  const name = `${rule.context.service}.${rule.context.operation}`
  const key = `${name} ${place}`
  if (warned.has(key)) return
  warned.add(key)
  platform.warn(`${name}: ${problemOf(rule, page)} (called at ${place})`)
}

/** File, line and column of a stack's first frame: `at name (file:1:2)` or `at file:1:2`. */
function placeOf(stack: string | undefined): string {
  const frame = stack?.split('\n').find((line) => /^\s*at /.test(line))
  if (!frame) return 'an unknown place'
  const place = frame.trim().replace(/^at (async )?/, '')
  return place.endsWith(')') ? place.slice(place.lastIndexOf(' (') + 2, -1) : place
}
