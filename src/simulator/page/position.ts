import { compareUtf8, isBytes, memoize } from '../../values/index.js'
import { operationKey, type PlannedListing, readToken, type TokenSlot, writeToken } from '../plan/index.js'
import { valueAt } from '../values/index.js'

/**
 * The position that a request's tokens point to; 0 is the beginning. undefined if this operation did not issue the
 * tokens, or did not issue them together.
 *
 * Positions count empty pages too: between two items lie as many positions as there are empty pages.
 */
export function readPosition(
  planned: PlannedListing,
  input: Readonly<Record<string, unknown>>,
): number | undefined {
  const { tokens, isKeyed } = planned.paging
  const sent = tokens.filter((slot) => isPresent(input[slot.name]))
  if (sent.length === 0) return seeks(planned, input) ? soughtPosition(planned, input) : 0
  const { defaults } = planned.operation.paginationRule ?? {}
  if (sent.every((slot) => defaults?.[slot.name] === input[slot.name])) return 0
  const [first] = tokens
  if (isKeyed && first) return keyedPosition(planned, first, input[first.name])
  return issuedPosition(planned, input) ?? soughtPosition(planned, input)
}

/** Whether a request has a token. */
export function hasToken({ paging }: PlannedListing, input: Readonly<Record<string, unknown>>): boolean {
  return paging.tokens.some((slot) => isPresent(input[slot.name]))
}

function issuedPosition(
  planned: PlannedListing,
  input: Readonly<Record<string, unknown>>,
): number | undefined {
  const { tokens } = planned.paging
  const [first] = tokens
  if (!first || tokens.some((slot) => !isPresent(input[slot.name]))) return undefined
  const position = readToken(first.shape, saltOf(planned, first), input[first.name])
  // If even the first page needs a token, another operation issues it: GetShardIterator for Kinesis GetRecords.
  if (position === undefined && isRequired(planned, first)) return 0
  if (position === undefined || !isWithin(planned, position)) return undefined
  const agree = tokens.every((slot) => isSame(writePosition(planned, slot, position), input[slot.name]))
  return agree ? position : undefined
}

function isRequired({ operation }: PlannedListing, slot: TokenSlot): boolean {
  return operation.input?.required.has(slot.name) ?? false
}

/** A position as the value of one of the operation's tokens. */
export function writePosition(
  planned: Pick<PlannedListing, 'operation'>,
  slot: TokenSlot,
  position: number,
): unknown {
  return writeToken(slot.shape, saltOf(planned, slot), position)
}

function saltOf({ operation }: Pick<PlannedListing, 'operation'>, slot: TokenSlot): string {
  return `${operationKey(operation)} ${slot.name}`
}

/** If the last page of a service is an empty one, the page before it has a token too. */
function isWithin(planned: PlannedListing, position: number): boolean {
  const end = planned.items * (planned.emptyPages + 1)
  return position > 0 && (position < end || (position === end && endsEmpty(planned)))
}

/** Whether an empty page is the last one although it has a token. */
export function endsEmpty({ operation }: PlannedListing): boolean {
  return operation.paginationRule?.endPolicy === 'empty-page'
}

/** Whether services treat a value like an absent token. */
function isPresent(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0
  return value !== undefined && value !== null && value !== '' && value !== 0
}

function isSame(issued: unknown, received: unknown): boolean {
  return comparable(issued) === comparable(received)
}

function comparable(value: unknown): string {
  return isBytes(value) ? Buffer.from(value).toString('base64') : JSON.stringify(value)
}

/** The position after the item whose field is the token. */
function keyedPosition(planned: PlannedListing, { place }: TokenSlot, value: unknown): number | undefined {
  if (place.kind !== 'last-item') return undefined
  const sorted = behindSorted(planned, place.field, value)
  if (sorted !== undefined) return sorted
  const index = indexOf(planned, value, (item) => String(valueAt(item, place.field)) === String(value))
  return index === undefined ? undefined : index + 1
}

function seeks({ operation }: PlannedListing, input: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(operation.paginationRule?.seek ?? {}).some((name) => isPresent(input[name]))
}

/** The position of an item, for an operation that starts at an item. */
function soughtPosition(
  planned: PlannedListing,
  input: Readonly<Record<string, unknown>>,
): number | undefined {
  const { seek, seekInclusive } = planned.operation.paginationRule ?? {}
  const [name] = Object.keys(seek ?? {})
  if (!seek || name === undefined) return undefined
  const isIt = (item: unknown) =>
    Object.entries(seek).every(([member, of]) => {
      const value = of === '@' ? item : valueAt(item, [of.replace(/\?$/, '')])
      return (value ?? undefined) === (input[member] ?? undefined)
    })
  const isAlone = Object.keys(seek).every((member) => member === name || !isPresent(input[member]))
  const sorted = isAlone ? behindSorted(planned, [seek[name] ?? ''], input[name]) : undefined
  const index = sorted === undefined ? indexOf(planned, input[name], isIt) : undefined
  const next = index === undefined ? sorted : seekInclusive ? index : index + 1
  return next === undefined ? undefined : next * (planned.emptyPages + 1)
}

/** The index of the first item behind a value, which no item needs to have, for items that are sorted by it. */
function behindSorted(
  planned: PlannedListing,
  field: readonly string[],
  sought: unknown,
): number | undefined {
  const { carrier } = planned.paging
  const isSorted = sortedField(planned) === field.join('.')
  if (!carrier || !isSorted || !isPresent(sought)) return undefined
  const value = String(sought)
  let [low, high] = [0, planned.items]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (compareUtf8(String(valueAt(carrier.item(middle), field)), value) > 0) high = middle
    else low = middle + 1
  }
  return low
}

/** The field that the service sorts items by; undefined if it has none, or the plan's items are in another order. */
const sortedField = memoize(({ operation, paging, items }: PlannedListing): string | undefined => {
  const { sortedBy, resultKeys = [] } = operation.paginationRule ?? {}
  const field = sortedBy?.[resultKeys.find((key) => sortedBy[key] !== undefined) ?? '']
  const { carrier } = paging
  if (!carrier || field === undefined) return undefined
  let last = ''
  for (let index = 0; index < items; index++) {
    const value = String(valueAt(carrier.item(index), [field]))
    if (compareUtf8(value, last) < 0) return undefined
    last = value
  }
  return field
})

/** The index of the matching item. Generated texts end with their index, which is tried first. */
function indexOf(
  planned: PlannedListing,
  value: unknown,
  fits: (item: unknown) => boolean,
): number | undefined {
  const { carrier } = planned.paging
  if (!carrier) return undefined
  const isAt = (index: number) => fits(carrier.item(index))
  const guess = Number(/\d+$/.exec(String(value))?.[0] ?? -1)
  if (guess >= 0 && guess < planned.items && isAt(guess)) return guess
  for (let index = 0; index < planned.items; index++) if (isAt(index)) return index
  return undefined
}
