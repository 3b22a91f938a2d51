import type { PaginationDescription } from '../../../src/models/index.js'
import type { PageIterator, PaginateOptions } from '../../../src/pagination/index.js'
import { PlainPaginator } from '../../support/plain-paginator.js'
import { pagedOperation } from './paged-operation.js'
import { answerInTurn } from './scripted-service.js'

type Structure = Record<string, unknown>

type Pages = PageIterator<Structure, Structure, string>

const rule: PaginationDescription = {
  input_token: 'Marker',
  output_token: 'Marker',
  result_key: ['Keys', 'Prefixes', 'Log', 'Tags'],
  sorted_by: { Keys: 'Key', Prefixes: 'Prefix' },
}

const operation = pagedOperation(rule, {
  output: { Keys: 'list', Prefixes: 'list', Log: 'string', Tags: 'map' },
})

export const keys = (...names: string[]) => names.map((Key) => ({ Key }))

export const prefixes = (...names: string[]) => names.map((Prefix) => ({ Prefix }))

export const pages = (): Structure[] => [
  { Keys: keys('a', 'c', 'e'), Prefixes: prefixes('b/', 'd/'), Log: 'one ', Tags: { x: 1 }, Marker: 'm1' },
  { Keys: keys('f'), Prefixes: prefixes('g/', 'h/'), Log: 'two' },
]

export function paginate(options?: PaginateOptions, given = pages()): Pages {
  return new PlainPaginator<Structure, Structure>(operation, answerInTurn(given).send).paginate({}, options)
}

export const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

export const names = (tagged: readonly unknown[]): string =>
  tagged
    .map((one) => Object((one as { item: unknown }).item))
    .map(({ Key, Prefix }) => Key ?? Prefix)
    .join(' ')
