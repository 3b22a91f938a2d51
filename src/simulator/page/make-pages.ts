import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import { compilePaging, type Paging, type TokenSlot } from '../plan/index.js'
import { setAt, valueAt } from '../values/index.js'
import { writePosition } from './position.js'

/** One page of a listing that is made up page by page. */
export interface MadePage {
  readonly output: Structure
  /** The tokens that the request for it has. */
  readonly tokens: Structure
}

/**
 * The pages of a listing, of the items of each page, or of a page without its tokens. Tokens, counts and flags are
 * written as the operation's rule wants them, and a service that ends with an empty page gets one.
 *
 * @throws NextTokenError `OperationNotPageable`, or `InvalidConfiguration` for pages that cannot follow each other.
 */
export function makePages(operation: OperationModel, pages: readonly unknown[]): MadePage[] {
  if (!Array.isArray(pages))
    throw wrongPages(operation, 'the pages must be an array, of arrays of items or of outputs')
  const { paginationRule: rule, errorContext } = operation
  if (!rule)
    throw new NextTokenError(
      'OperationNotPageable',
      'the operation has no pages: answer it with one output',
      errorContext,
    )
  if (pages.length === 0)
    throw wrongPages(operation, 'there are no pages; pass at least one, which may be []')
  const endsLater = rule.endPolicy !== 'token'
  const all = endsLater ? [...pages, []] : pages
  const listing: Listing = { operation, paging: compilePaging(operation), total: countItems(pages), all }
  const made: MadePage[] = []
  let position = 0
  let tokens: Structure = {}
  for (const [index, page] of all.entries()) {
    position = Math.max(position + 1, countItems(all.slice(0, index + 1)))
    const output = outputOf(listing, page, index)
    const isLast = index === all.length - 1
    const next = isLast ? {} : nextTokens(listing, output, position)
    // An end by a repeated token: the last page returns the token of its own request.
    if (isLast && rule.endPolicy === 'repeated-token') writeTokens(listing, output, tokens)
    made.push({ output, tokens })
    tokens = next
  }
  return made
}

interface Listing {
  readonly operation: OperationModel
  readonly paging: Paging
  readonly total: number
  readonly all: readonly unknown[]
}

function outputOf(listing: Listing, page: unknown, index: number): Structure {
  const { operation, paging, total, all } = listing
  if (!Array.isArray(page)) {
    if (!isObject(page))
      throw wrongPages(operation, `page ${index + 1} is neither an array of items nor an output`)
    return { ...page }
  }
  const { carrier } = paging
  const output: Structure = {}
  if (!carrier)
    throw wrongPages(
      operation,
      `page ${index + 1} is an array, but the operation returns no list; pass outputs`,
    )
  setAt(output, carrier.path, page)
  const numbers = { count: page.length, total, limit: page.length, hasMore: index < all.length - 1 }
  const { limitKey } = operation.paginationRule ?? {}
  for (const fact of paging.facts)
    if (fact.path.join('.') !== limitKey) setAt(output, fact.path, fact.of(numbers))
  return output
}

/** Writes the tokens for the page behind a position into a page, unless it has them, and returns them. */
function nextTokens(listing: Listing, output: Structure, position: number): Structure {
  const { operation, paging } = listing
  const { moreResults } = operation.paginationRule ?? {}
  if (moreResults !== undefined && /^\w+$/.test(moreResults)) output[moreResults] ??= true
  const tokens = paging.tokens.map(
    (slot) => [slot.name, tokenOf(listing, { slot, output, position })] as const,
  )
  return writeTokens(listing, output, Object.fromEntries(tokens))
}

function tokenOf(
  { operation, paging }: Listing,
  { slot, output, position }: { slot: TokenSlot; output: Structure; position: number },
): unknown {
  const { place } = slot
  if (place.kind === 'member')
    return valueAt(output, place.path) ?? writePosition({ operation }, slot, position)
  const items = valueAt(output, place.list)
  const last: unknown = Array.isArray(items) ? items.at(-1) : undefined
  const token = place.field.length === 0 ? last : valueAt(last, place.field)
  if (token !== undefined) return token
  const path = (paging.carrier?.path ?? place.list).join('.')
  const field = place.field.join('.')
  throw wrongPages(
    operation,
    `the token is ${field} of the last item in ${path}, but a page before the last one has no such item`,
  )
}

function writeTokens({ paging }: Listing, output: Structure, tokens: Structure): Structure {
  for (const { name, place } of paging.tokens)
    if (place.kind === 'member' && tokens[name] !== undefined) setAt(output, place.path, tokens[name])
  return tokens
}

function countItems(pages: readonly unknown[]): number {
  return pages.reduce<number>((count, page) => count + (Array.isArray(page) ? page.length : 0), 0)
}

function wrongPages({ errorContext }: OperationModel, problem: string): NextTokenError {
  return new NextTokenError('InvalidConfiguration', problem, errorContext)
}
