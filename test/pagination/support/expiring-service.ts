import type { PaginateOptions } from '../../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../../support/plain-paginator.js'
import { plainOperation } from './paged-operation.js'

type Structure = Record<string, unknown>

/** Thrown as the client throws a service's refusal. */
export class Refusal extends Error {
  readonly fault = 'client'
  constructor(
    readonly code: string,
    message = 'The pagination token has expired',
  ) {
    super(message)
  }
}

/** A stored list; `refuses` says which requests that bring a token are refused. */
export function serviceOf(
  items: () => readonly unknown[],
  size: number,
  refuses: (request: number) => boolean,
) {
  const inputs: Structure[] = []
  const send: PlainSend<Structure, Structure> = async (input) => {
    inputs.push(input)
    const start = Number(input.NextToken ?? 0)
    if (start > 0 && refuses(inputs.length)) throw new Refusal('InvalidPaginationTokenException')
    const end = start + size
    const all = items()
    return { Things: all.slice(start, end), ...(end < all.length && { NextToken: String(end) }) }
  }
  return { send, inputs }
}

export const open = (send: PlainSend<Structure, Structure>, options: PaginateOptions = {}) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, options)

export const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ Id: `thing ${index}` }))
