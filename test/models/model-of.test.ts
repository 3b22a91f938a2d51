import { expect, test } from 'vitest'
import { type ModelDescription, modelOf } from '../../src/models/index.js'
import { smallPaginators, smallService } from './support/temp-models.js'

test('the same objects give the same model each time', () => {
  const description = { service: smallService(), paginators: smallPaginators() }
  const model = modelOf(description)
  expect(model.name).toBe('things-service')
  expect(model.findOperation('list_things')?.paginationRule?.resultKeys).toEqual(['Things'])
  expect(modelOf(description)).toBe(model)
})

const service = smallService()
const operation = service.operations.ListThings
const withOperation = (changed: object) => ({
  service: { ...service, operations: { ListThings: { ...operation, ...changed } } },
})
const withShape = (shape: unknown) => ({ service: { ...service, shapes: { ...service.shapes, Odd: shape } } })
const withMetadata = (metadata: Readonly<Record<string, unknown>>) => ({
  service: smallService('ListThings', metadata),
})

test.each([
  ['undefined', undefined, 'expected { service, paginators?, endpointRuleSet?, waiters? }, got nothing'],
  ['a string', 'sns', 'got "sns"'],
  ['null', null, 'got null'],
  ['the file itself', service, 'pass { service: … } around it'],
  ['an empty object', {}, 'service: expected the content of a service-2.json, got nothing'],
  ['no metadata', { service: { operations: {}, shapes: {} } }, 'service.metadata: expected an object'],
  [
    'operations as a list',
    { service: { ...service, operations: [] } },
    'service.operations: expected an object, got a list',
  ],
  [
    'an unknown protocol',
    withMetadata({ protocol: 'soap' }),
    'unknown protocol "soap"; nexttoken speaks json, rest-json',
  ],
  ['unknown protocols', withMetadata({ protocols: ['soap', 'rest'] }), 'unknown protocol "soap, rest"'],
  [
    'protocols as a string',
    withMetadata({ protocols: 'json' }),
    'service.metadata.protocols: expected a list',
  ],
  [
    'no serviceId',
    withMetadata({ serviceId: undefined }),
    'service.metadata.serviceId: expected a string, got nothing',
  ],
  ['no http', withOperation({ http: undefined }), 'service.operations.ListThings.http: expected'],
  [
    'an input without shape',
    withOperation({ input: {} }),
    'service.operations.ListThings.input: expected { shape }',
  ],
  [
    'an unknown error',
    withOperation({ errors: [{ shape: 'Gone' }] }),
    'ListThings.errors: no shape named "Gone"',
  ],
  [
    'errors as an object',
    withOperation({ errors: {} }),
    'service.operations.ListThings.errors: expected a list',
  ],
  ['a shape without type', withShape({}), 'service.shapes.Odd.type: expected one of structure, list'],
  ['a shape that is no object', withShape(1), 'service.shapes.Odd: expected an object, got number'],
  ['a list of nothing', withShape({ type: 'list' }), 'service.shapes.Odd.member: expected { shape }'],
  ['a map without value', withShape({ type: 'map', key: { shape: 'Text' } }), 'service.shapes.Odd.value'],
  [
    'a member of an unknown shape',
    withShape({ type: 'structure', members: { A: { shape: 'toString' } } }),
    'no shape named "toString"',
  ],
  [
    'paginators unwrapped',
    { service, paginators: { ListThings: {} } },
    'paginators: expected { pagination }',
  ],
  [
    'a rule without tokens',
    { service, paginators: { pagination: { ListThings: {} } } },
    'expected an input_token',
  ],
  [
    'a misspelt part',
    { service, paginator: {} },
    'unknown part of a model "paginator"; did you mean "paginators"?',
  ],
  ['rules without parameters', { service, endpointRuleSet: { rules: [] } }, 'endpointRuleSet: expected'],
])('%s is an InvalidModel error that says so', (_, description, why) => {
  const problem = { code: 'InvalidModel', message: expect.stringContaining(why) }
  // The types forbid these; a model that comes out of JSON.parse has none.
  expect(() => modelOf(description as ModelDescription)).toThrow(expect.objectContaining(problem))
})

test('all problems are reported at once, at most ten', () => {
  const members = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`M${at}`, { shape: 'Gone' }]))
  const description = withShape({ type: 'structure', members }) as ModelDescription
  expect(() => modelOf(description)).toThrow(
    /this model: [\s\S]*M0: no shape[\s\S]*M9: no shape[\s\S]*and 4 more$/,
  )
})
