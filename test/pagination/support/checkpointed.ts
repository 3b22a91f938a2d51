import type { CheckpointStore, PaginateOptions } from '../../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../../support/plain-paginator.js'
import { plainOperation } from './paged-operation.js'

type Structure = Record<string, unknown>

/** A row of a database. */
export function memoryStore(): CheckpointStore & { text: string | undefined; saves: number } {
  return {
    text: undefined,
    saves: 0,
    load() {
      return this.text
    },
    save(text) {
      this.text = text
      this.saves++
    },
  }
}

export const paginatorOf = (send: PlainSend<Structure, Structure>, region = 'eu-west-1') =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send, async () => ({
    region,
    account: '111122223333',
  }))

export const open = (
  send: PlainSend<Structure, Structure>,
  options: PaginateOptions,
  input: Structure = {},
) => paginatorOf(send).paginate(input, options)

/** Refuses these requests' tokens. */
export function refusing(
  send: PlainSend<Structure, Structure>,
  requests: readonly number[],
): PlainSend<Structure, Structure> {
  let count = 0
  return async (input, options) => {
    if (requests.includes(++count) && input.NextToken !== undefined) {
      throw Object.assign(new Error('expired'), { code: 'ExpiredNextTokenException', fault: 'client' })
    }
    return send(input, options)
  }
}
