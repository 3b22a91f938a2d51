import { expect, test } from 'vitest'
import type { ModelDescription, ServiceDescription } from '../../src/models/index.js'
import { compareModels } from '../../tools/models/compare-models.js'
import { smallPaginators, smallService, smallWaiters } from './support/temp-models.js'

const small: ServiceDescription = smallService()
const paginators = smallPaginators()
const before: ModelDescription = { service: small, paginators }

/** The small service with some of its shapes, or its one operation, made otherwise. */
function changed(
  shapes: ServiceDescription['shapes'],
  operation: Partial<ServiceDescription['operations'][string]> = {},
): ModelDescription {
  const operations = { ListThings: { ...smallService().operations.ListThings, ...operation } }
  return { service: { ...small, operations, shapes: { ...small.shapes, ...shapes } }, paginators }
}

const text = { shape: 'Text' }
const structure = (members: Record<string, { shape: string }>, required?: string[]) => ({
  type: 'structure',
  members,
  ...(required && { required }),
})

const cases: [words: string, after: ModelDescription, lines: string[]][] = [
  ['nothing', before, []],
  [
    'an operation that came, with its rule',
    {
      service: { ...small, operations: { ...small.operations, ...smallService('ListNew').operations } },
      paginators: { pagination: { ...paginators.pagination, ListNew: paginators.pagination.ListThings } },
    },
    ['+ ListNew', '+ paginator ListNew: input_token NextToken, output_token NextToken, result_key Things'],
  ],
  ['an operation that went', { service: { ...small, operations: {} }, paginators }, ['- ListThings']],
  [
    'members of an input',
    changed({ Input: structure({ Owner: text, Limit: text }, ['Owner']) }),
    [
      '+ ListThings input.Limit: Text',
      '- ListThings input.NextToken',
      '+ ListThings input.Owner: Text',
      '~ ListThings input: required none -> ["Owner"]',
    ],
  ],
  [
    'a member of an output that has another type',
    changed({ Output: structure({ NextToken: text, Things: text }) }),
    ['~ ListThings output.Things: shape Texts -> Text'],
  ],
  [
    'an output in place of none, by another name',
    changed({ Other: structure({ NextToken: text }) }, { output: { shape: 'Other' } }),
    ['- ListThings output.Things'],
  ],
  [
    'a list of something else',
    changed({ Texts: { type: 'list', member: { shape: 'Input' } } }),
    ['~ Texts: member {"shape":"Text"} -> {"shape":"Input"}'],
  ],
  ['limits', changed({ Text: { type: 'string', min: 1 } }), ['~ Text: min none -> 1']],
  [
    'how an operation is called, and what it may throw',
    changed({}, { http: { method: 'GET', requestUri: '/x' }, errors: [{ shape: 'Output' }] }),
    ['~ ListThings: method POST -> GET, requestUri / -> /x', '~ ListThings: errors [] -> ["Output"]'],
  ],
  [
    'a rule',
    { service: small, paginators: smallPaginators('Items') },
    ['~ paginator ListThings: result_key Things -> Items'],
  ],
  ['a waiter that came', { ...before, waiters: smallWaiters() }, ['+ waiter ThingsReady: ListThings']],
  ['a rule that went', { service: small }, ['- paginator ListThings']],
  [
    'the protocol, and the rules for endpoints',
    {
      service: smallService('ListThings', { protocol: 'rest-json' }),
      paginators,
      endpointRuleSet: { version: '1.0', parameters: {}, rules: [] },
    },
    ['~ metadata: protocol json -> rest-json', '~ endpoint rules'],
  ],
]

test.each(cases)('%s is reported between two releases', (_, after, lines) => {
  expect(compareModels(before, after)).toEqual(lines)
})

test('values of an enum are reported one by one', () => {
  const withEnum = (values: string[]) => changed({ Text: { type: 'string', enum: values } })
  expect(compareModels(withEnum(['a', 'b']), withEnum(['b', 'c']))).toEqual(['+ Text "c"', '- Text "a"'])
})

test('a member named like a property of Object.prototype is reported like any other', () => {
  const after = changed({ Input: structure({ NextToken: text, constructor: text }) })
  expect(compareModels(before, after)).toEqual(['+ ListThings input.constructor: Text'])
})

test('a waiter that changed or went is reported', () => {
  const withWaiters = { ...before, waiters: smallWaiters() }
  expect(compareModels(withWaiters, { ...before, waiters: smallWaiters({ delay: 9 }) })).toEqual([
    '~ waiter ThingsReady: delay 5 -> 9',
  ])
  expect(compareModels(withWaiters, before)).toEqual(['- waiter ThingsReady'])
})
