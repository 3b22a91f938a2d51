import type { OperationModel } from '../../../src/models/index.js'
import type { PaginateOptions } from '../../../src/pagination/index.js'
import { PlainPaginator } from '../../support/plain-paginator.js'
import { plainOperation } from './paged-operation.js'

type Structure = Record<string, unknown>
type Token = string | number | Structure

/** As random as an endpoint's own, and the same in every run. */
export const opaque = (page: number): string => Buffer.from(`${(page * 7919) % 6007}`).toString('base64')

/** Lists `count` pages; how many requests it took, and how it ended. */
export async function listPages(
  pageAt: (page: number) => unknown,
  {
    count = 1100,
    token = opaque,
    operation = plainOperation(),
    ...options
  }: PaginateOptions & { count?: number; token?: (page: number) => Token; operation?: OperationModel } = {},
) {
  let requests = 0
  const send = async (): Promise<Structure> => {
    requests++
    return { Things: pageAt(requests), ...(requests < count && { NextToken: token(requests) }) }
  }
  const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate({}, options)
  let error: unknown
  try {
    for await (const _ of pages);
  } catch (failure) {
    error = failure
  }
  return { requests, error, pages, outcome: pages.receipt.outcome }
}
