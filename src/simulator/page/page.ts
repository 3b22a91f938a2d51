import type { Structure } from '../../protocols/index.js'
import type { PlannedListing } from '../plan/index.js'
import { type Carrier, type PageNumbers, serviceHabits, setAt } from '../values/index.js'
import { endsEmpty, writePosition } from './position.js'

/** One page of an operation's listing. */
export interface Page {
  readonly output: Structure
  /** Number of items on it. */
  readonly items: number
}

export interface PageRequest {
  readonly position: number
  /** Maximum number of items on it. */
  readonly limit: number
  readonly input: Readonly<Record<string, unknown>>
  /** Whether its token points to the second page. */
  readonly isLoop: boolean
}

/** Number of items of each other result key on a page. */
const OTHERS = 2

export function makePage(planned: PlannedListing, request: PageRequest): Page {
  const { from, to, next } = spanOf(planned, request)
  const { paging, items: total } = planned
  const output = asStructure(paging.base(0))
  for (const name of paging.echoes) echo(output, name, request.input[name])
  if (paging.carrier) setAt(output, paging.carrier.path, paging.carrier.make(from, to))
  for (const other of othersOf(planned, request.input))
    setAt(output, other.path, other.make(from, Math.min(to, from + OTHERS)))
  const numbers: PageNumbers = { count: to - from, total, limit: request.limit, hasMore: next !== undefined }
  for (const fact of paging.facts) setAt(output, fact.path, fact.of(numbers))
  if (next !== undefined) setTokens(output, planned, next)
  return { output, items: to - from }
}

/** The other lists that a request gets. */
function othersOf({ service, paging }: PlannedListing, input: PageRequest['input']): readonly Carrier[] {
  const { filledBy } = serviceHabits(service.name)
  if (!filledBy) return paging.others
  return paging.others.filter(({ path }) => {
    const member = filledBy[path.join('.')]
    return member === undefined || (input[member] ?? '') !== ''
  })
}

/** The items of a page, and the position after it if there are more. */
interface Span {
  readonly from: number
  readonly to: number
  readonly next: number | undefined
}

function spanOf(planned: PlannedListing, { position, limit, isLoop }: PageRequest): Span {
  const span = honestSpan(planned, position, limit)
  const second = honestSpan(planned, 0, limit).next
  return isLoop && second !== undefined ? { ...span, next: second } : span
}

function honestSpan(planned: PlannedListing, position: number, limit: number): Span {
  const { items, emptyPages } = planned
  const steps = emptyPages + 1
  const from = Math.min(Math.floor(position / steps), items)
  const isEmpty = position % steps < emptyPages && from < items
  if (isEmpty) return { from, to: from, next: position + 1 }
  const to = Math.min(from + limit, items)
  return { from, to, next: to < items || endsEmpty(planned) ? to * steps : undefined }
}

function setTokens(output: Structure, planned: PlannedListing, position: number): void {
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
