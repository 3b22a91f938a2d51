import type { Structure } from '../../protocols/index.js'
import type { PlannedOperation } from '../plan/index.js'
import { type PageNumbers, setAt } from '../values/index.js'
import { endsEmpty, writePosition } from './position.js'

/** One page of an operation. */
export interface Page {
  readonly output: Structure
  /** How many items it holds. */
  readonly items: number
}

export interface PageRequest {
  readonly position: number
  /** How many items it may hold. */
  readonly limit: number
  readonly input: Readonly<Record<string, unknown>>
  /** Whether its token leads back to the second page. */
  readonly isLoop: boolean
}

/** How many items of a further result key a page holds. */
const OTHERS = 2

export function makePage(planned: PlannedOperation, request: PageRequest): Page {
  const { from, to, next } = spanOf(planned, request)
  const { paging, items: total } = planned
  const output = asStructure(paging.base(0))
  for (const name of paging.echoes) echo(output, name, request.input[name])
  if (paging.carrier) setAt(output, paging.carrier.path, paging.carrier.make(from, to))
  for (const other of paging.others) setAt(output, other.path, other.make(from, Math.min(to, from + OTHERS)))
  const numbers: PageNumbers = { count: to - from, total, limit: request.limit, hasMore: next !== undefined }
  for (const fact of paging.facts) setAt(output, fact.path, fact.of(numbers))
  if (next !== undefined) setTokens(output, planned, next)
  return { output, items: to - from }
}

/** The items of a page, and the position behind it where there are more. */
interface Span {
  readonly from: number
  readonly to: number
  readonly next: number | undefined
}

function spanOf(planned: PlannedOperation, { position, limit, isLoop }: PageRequest): Span {
  const span = honestSpan(planned, position, limit)
  const second = honestSpan(planned, 0, limit).next
  return isLoop && second !== undefined ? { ...span, next: second } : span
}

function honestSpan(planned: PlannedOperation, position: number, limit: number): Span {
  const { items, emptyPages } = planned
  const steps = emptyPages + 1
  const from = Math.min(Math.floor(position / steps), items)
  const isEmpty = position % steps < emptyPages && from < items
  if (isEmpty) return { from, to: from, next: position + 1 }
  const to = Math.min(from + limit, items)
  return { from, to, next: to < items || endsEmpty(planned) ? to * steps : undefined }
}

function setTokens(output: Structure, planned: PlannedOperation, position: number): void {
  for (const slot of planned.paging.tokens) {
    if (slot.place.kind === 'member') setAt(output, slot.place.path, writePosition(planned, slot, position))
  }
}

function echo(output: Structure, name: string, value: unknown): void {
  if (value !== undefined && value !== null) output[name] = value
}

function asStructure(value: unknown): Structure {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
