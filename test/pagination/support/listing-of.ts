import { PaginationError } from '../../../src/errors/index.js'
import type { OperationModel, PaginationDescription } from '../../../src/models/index.js'
import { PlainPaginator } from '../../support/plain-paginator.js'
import { pagedOperation, plainRule } from './paged-operation.js'
import { answerInTurn } from './scripted-service.js'

type Structure = Record<string, unknown>

export const withRule = (more: Partial<PaginationDescription>): OperationModel =>
  pagedOperation(
    { ...plainRule, ...more },
    {
      input: { NextToken: 'string', MaxResults: 'integer', Stream: 'string', Ids: 'list' },
      output: { NextToken: 'string', Things: 'list', Truncated: 'boolean' },
    },
  )

export const page = (things: readonly unknown[], NextToken?: string): Structure => ({
  Things: things,
  NextToken,
})

export function listing(
  operation: OperationModel,
  answers: readonly (Structure | Error)[],
  input: Structure = {},
) {
  const service = answerInTurn(answers)
  const paginator = new PlainPaginator<Structure, Structure>(operation, service.send)
  return { paginate: (options = {}) => paginator.paginate(input, options), inputs: service.inputs }
}

export async function drain<T>(source: AsyncIterable<T>): Promise<{ all: T[]; error?: PaginationError }> {
  const all: T[] = []
  try {
    for await (const one of source) all.push(one)
    return { all }
  } catch (error) {
    if (!(error instanceof PaginationError)) throw error
    return { all, error }
  }
}
