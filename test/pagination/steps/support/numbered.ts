import type { PageIterator, PaginateOptions } from '../../../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../../../support/plain-paginator.js'
import { plainOperation } from '../../support/paged-operation.js'
import { storedList } from '../../support/scripted-service.js'

type Structure = Record<string, unknown>

export type Pages = PageIterator<Structure, Record<string, number>, string>

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

interface Plan {
  readonly count: number
  /** The sizes of the pages in turn; the last one goes on. */
  readonly sizes: readonly number[]
  /** Which requests fail, by their number. */
  readonly failing?: readonly number[]
  /** Which request is never answered, by its number, until it is aborted. */
  readonly pending?: number
}

/** A listing of the numbers from 1, and the requests that it made. */
export function numbered({ count, sizes, failing = [], pending }: Plan) {
  const { send, inputs } = storedList(numbers(count), sizes)
  const signals: (AbortSignal | undefined)[] = []
  const failingSend: PlainSend<Structure, Structure> = async (input, options) => {
    signals.push(options.signal)
    const page = await send(input, options)
    if (inputs.length === pending) await aborted(options.signal)
    if (failing.includes(inputs.length)) throw new Error(`request ${inputs.length} failed`)
    return page
  }
  const paginator = new PlainPaginator<Structure, Structure>(plainOperation(), failingSend)
  const paginate = (options: PaginateOptions = {}) => paginator.paginate({}, options) as unknown as Pages
  return { paginate, inputs, signals }
}

/** The arrays that `batches(size)` has to make of these. */
export function inBatches<T>(all: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => index * size)
  return starts.map((start) => all.slice(start, start + size))
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('the request was aborted')))
  })
}
