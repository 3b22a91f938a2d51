import { describe, expect, test } from 'vitest'
import { loadModel, type ModelDescription, serviceNames } from '../../src/models/index.js'
import { decideNumbers } from '../../tools/models/numbers/decide-numbers.js'
import { readDecisions } from '../../tools/models/numbers/decisions.js'
import { findNumbers } from '../../tools/models/numbers/find-numbers.js'
import { proposeWay } from '../../tools/models/numbers/propose-way.js'
import { searchIn, smallPaginators, smallService, tempFolder } from './support/temp-models.js'

const decisions = readDecisions('tools/models/overlays/numbers.json')

let found: readonly string[] | undefined

/** `service Operation path` of each number beside the items of a page, in all of AWS. */
function allNumbers(): readonly string[] {
  searchIn()
  found ??= serviceNames().flatMap((service) => {
    const model = loadModel(service)
    return model.operationNames.flatMap((name) => {
      const operation = model.operation(name)
      const rule = operation?.paginationRule
      return operation && rule
        ? findNumbers(operation, rule).map(({ path }) => `${service} ${name} ${path}`)
        : []
    })
  })
  return found
}

describe('every number beside the items of a page, in all services', () => {
  test('has a decision: summed, latest, the same on all pages, or dropped', () => {
    searchIn()
    const problems = serviceNames().flatMap((name) => {
      const { description } = loadModel(name)
      return decideNumbers(name, description, { decisions, prose: description }).problems
    })
    expect(problems).toEqual([])
    expect(allNumbers().length).toBeGreaterThan(300)
  })

  test('has its decision in the shipped models', () => {
    searchIn()
    for (const name of serviceNames()) {
      const { description } = loadModel(name)
      const again = decideNumbers(name, description, { decisions, prose: description })
      expect(again.description.paginators, name).toEqual(description.paginators)
    }
  })

  test('that is named as the count of a list on its page is summed', () => {
    const kept = allNumbers().filter(
      (number) =>
        / (\S+\.)?(Quantity|Count|KeyCount|NumResults|ReturnSize|ResultsCount)$/.test(number) &&
        decisions.get(number) !== 'sum',
    )
    // By their documentation, these are totals: "regardless of the MaxItems value", "Total number of records".
    expect(kept).toEqual([
      'cloudfront ListContinuousDeploymentPolicies ContinuousDeploymentPolicyList.Quantity',
      'cognito-sync ListIdentityPoolUsage Count',
      'cognito-sync ListRecords Count',
    ])
  })

  test('that is named as a total is not summed', () => {
    const summed = allNumbers().filter(
      (number) => /total/i.test(number.split(' ')[2] ?? '') && decisions.get(number) === 'sum',
    )
    // "The sum of the estimated costs to analyze each resource in the Costs object in this response."
    expect(summed).toEqual(['devops-guru GetCostEstimation TotalCost'])
  })
})

describe('a number that is new in a release', () => {
  const service = {
    ...smallService(),
    shapes: {
      ...smallService().shapes,
      Output: {
        type: 'structure',
        members: {
          NextToken: { shape: 'Text' },
          Things: { shape: 'Texts' },
          Sizes: { shape: 'Sizes', documentation: '<p>Of the page.</p>' },
          Seen: { shape: 'Number', documentation: '<p>The <b>total</b> number of things.</p>' },
        },
      },
      Sizes: { type: 'structure', members: { Count: { shape: 'Number' } } },
      Number: { type: 'integer' },
    },
  }
  const description = { service, paginators: smallPaginators() } as ModelDescription
  const decide = (of: Record<string, 'sum' | 'latest' | 'page' | 'same'>) =>
    decideNumbers('things', description, { decisions: new Map(Object.entries(of)), prose: description })

  test('is reported with its documentation and a proposal until a person decides', () => {
    expect(decide({}).problems).toEqual([
      'things ListThings Sizes.Count: undecided (sum): ',
      'things ListThings Seen: undecided (latest): The total number of things.',
    ])
  })

  test('is added to the rule by its decision, or by the decision on its parent structure', () => {
    const { problems, description: decided } = decide({
      'things ListThings Sizes': 'sum',
      'things ListThings Seen': 'latest',
    })
    expect(problems).toEqual([])
    expect(decided.paginators?.pagination.ListThings).toMatchObject({ summed: ['Sizes'], latest: ['Seen'] })
  })

  test('that was removed leaves a decision, which is reported', () => {
    const all = { 'things ListThings Sizes.Count': 'page', 'things ListThings Seen': 'same' } as const
    expect(decide({ ...all, 'things ListThings Total': 'sum' }).problems).toEqual([
      'things ListThings Total: there is no such number',
    ])
    expect(decide(all).description.paginators?.pagination.ListThings).toMatchObject({
      page_only: ['Sizes.Count'],
    })
  })

  test.each([
    ['[]x', 'JSON'],
    ['{}', 'expected a list of decisions'],
    [
      '[{ "decision": "add", "reason": "r", "members": [] }]',
      'expected { decision, reason, source?, members }',
    ],
    ['[{ "decision": "sum", "reason": "r", "members": ["a B c", "a B c"] }]', 'a B c is decided twice'],
  ])('is not decided by an invalid decision file: %s', (text, problem) => {
    const folder = tempFolder({ 'numbers.json': text })
    expect(() => readDecisions(`${folder}/numbers.json`)).toThrow(problem)
  })
})

test.each([
  ['Number', 'The number of results returned at one time.', 'sum'],
  ['Number', 'The number of annotations returned in this response.', 'sum'],
  ['Number', 'The <b>total</b> number of search results.', 'latest'],
  ['Number', 'The value that you specified in the request.', 'same'],
  ['TotalCount', '', 'latest'],
  ['MaxResults', '', 'same'],
  ['Quantity', '', 'sum'],
  ['Number', 'Something.', undefined],
])('the proposal for %s, "%s", is: %s', (name, documentation, way) => {
  expect(proposeWay(name, documentation)).toBe(way)
})
