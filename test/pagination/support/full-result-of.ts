import { expect } from 'vitest'
import type { PaginationDescription } from '../../../src/models/index.js'
import { modelOf } from '../../../src/models/index.js'
import type { PageIterator, PaginateOptions } from '../../../src/pagination/index.js'
import { PlainPaginator } from '../../support/plain-paginator.js'
import { answerInTurn } from './scripted-service.js'

type Structure = Record<string, unknown>

type Pages = PageIterator<Structure, Structure, string>

const text = { shape: 'Text' }

const shapes = {
  Text: { type: 'string' },
  Number: { type: 'integer' },
  Double: { type: 'double' },
  Time: { type: 'timestamp' },
  Flag: { type: 'boolean' },
  Texts: { type: 'list', member: text },
  Numbers: { type: 'map', key: text, value: { shape: 'Number' } },
  Value: { type: 'structure', union: true, members: { S: text, N: text } },
  Used: {
    type: 'structure',
    members: {
      Table: text,
      Units: { shape: 'Double' },
      Indexes: { shape: 'UsedByIndex' },
      Single: { shape: 'UsedOfOne' },
    },
  },
  UsedOfOne: { type: 'structure', members: { Units: { shape: 'Double' } } },
  UsedByIndex: { type: 'map', key: text, value: { shape: 'UsedOfOne' } },
  Open: { type: 'structure', members: {}, document: true },
  Details: {
    type: 'structure',
    members: { Owner: text, At: { shape: 'Time' }, Notes: { shape: 'Texts' }, More: { shape: 'Flag' } },
  },
  Input: { type: 'structure', members: { Marker: text, MaxKeys: { shape: 'Number' } } },
  Output: {
    type: 'structure',
    members: {
      Things: { shape: 'Texts' },
      NextMarker: text,
      Marker: text,
      MaxKeys: { shape: 'Number' },
      More: { shape: 'Flag' },
      Errors: { shape: 'Texts' },
      Total: { shape: 'Number' },
      PageCount: { shape: 'Number' },
      Query: text,
      Request: text,
      Limits: { shape: 'Numbers' },
      Details: { shape: 'Details' },
      Used: { shape: 'Used' },
      Best: { shape: 'Value' },
      Open: { shape: 'Open' },
    },
  },
}

const rule: PaginationDescription = {
  input_token: 'Marker',
  output_token: 'NextMarker || Things[-1]',
  more_results: 'More',
  limit_key: 'MaxKeys',
  result_key: 'Things',
  summed: ['PageCount', 'Used'],
}

export function paginate(
  pages: Structure[],
  more: Partial<PaginationDescription> = {},
  options?: PaginateOptions,
): Pages {
  const model = modelOf({
    service: {
      metadata: { apiVersion: '2026-01-01', endpointPrefix: 'test', protocol: 'json', serviceId: 'Test' },
      operations: {
        ListThings: {
          name: 'ListThings',
          http: { method: 'POST', requestUri: '/' },
          input: { shape: 'Input' },
          output: { shape: 'Output' },
        },
      },
      shapes: shapes as never,
    },
    paginators: { pagination: { ListThings: { ...rule, ...more } } },
  })
  const operation = model.operation('ListThings')
  if (!operation) throw new Error('no operation')
  const answers = pages.map((page, index) => ({
    Things: [`${index}`],
    Marker: `m${index}`,
    MaxKeys: 1,
    More: index < pages.length - 1,
    NextMarker: `m${index + 1}`,
    ...page,
  }))
  return new PlainPaginator<Structure, Structure>(operation, answerInTurn(answers).send).paginate({}, options)
}

/** All but the items, and what was dropped. */
export async function others(pages: Structure[], more?: Partial<PaginationDescription>): Promise<unknown> {
  const listing = paginate(pages, more)
  const { Things, ...rest } = await listing.buildFullResult()
  expect(Things).toHaveLength(pages.length)
  return { ...rest, dropped: listing.dropped }
}
