import { describe, expect, it } from 'vitest'
import { ParamValidationError } from '../../src/errors/index.js'
import { readPlan, type SimulationPlan, simulate } from '../../src/simulator/index.js'

const wrong: { words: string; plan: object; says: RegExp }[] = [
  {
    words: 'an unknown service',
    plan: { 'snss.ListTopics': {} },
    says: /no service is named "snss"; did you mean "sns"/,
  },
  {
    words: 'an unknown operation',
    plan: { 'sns.ListTopic': {} },
    says: /no operation "ListTopic"; did you mean "ListTopics"/,
  },
  { words: 'an operation without items', plan: { 'sns.Publish': {} }, says: /has no pages to simulate/ },
  {
    words: 'pages of an operation without pages',
    plan: { 'ec2.DescribeAddresses': { pageSize: 10 } },
    says: /pageSize: the operation has no pages/,
  },
  { words: 'a name without an operation', plan: { sns: {} }, says: /not of the form <service>\.<Operation>/ },
  {
    words: 'negative items',
    plan: { 'sns.ListTopics': { items: -1 } },
    says: /items is -1; use a whole number of at least 0/,
  },
  { words: 'half an item', plan: { 'sns.ListTopics': { items: 1.5 } }, says: /items is 1\.5/ },
  {
    words: 'a page of nothing',
    plan: { 'sns.ListTopics': { pageSize: 0 } },
    says: /pageSize is 0; use a whole number of at least 1/,
  },
  {
    words: 'latency that is no number',
    plan: { 'sns.ListTopics': { latency: '5' } },
    says: /latency is "5"/,
  },
  {
    words: 'no rate at all',
    plan: { 'sns.ListTopics': { rate: 0 } },
    says: /rate is 0; use a number greater than 0/,
  },
  {
    words: 'a limit of nothing',
    plan: { 'sns.ListTopics': { largestLimit: 0 } },
    says: /largestLimit is 0; use a whole number of at least 1/,
  },
  {
    words: 'one operation twice',
    plan: { 'sns.ListTopics': {}, 'sns.list_topics': {} },
    says: /names sns\.ListTopics twice/,
  },
  {
    words: 'an unknown fault',
    plan: { 'sns.ListTopics': { faults: [{ on: 1, kind: 'explode' }] } },
    says: /fault kind "explode" is unknown; use one of throttle, error/,
  },
  {
    words: 'a fault on no request',
    plan: { 'sns.ListTopics': { faults: [{ on: 0, kind: 'error' }] } },
    says: /fault `on` is 0/,
  },
  {
    words: 'a fault every now and then',
    plan: { 'sns.ListTopics': { faults: [{ on: 'every now', kind: 'error' }] } },
    says: /fault `on` is "every now"/,
  },
  {
    words: 'a fault in no place',
    plan: { 'sns.ListTopics': { faults: [{ on: 1, kind: 'reset', at: 'end' }] } },
    says: /fault `at` is "end"/,
  },
  {
    words: 'empty pages where the token is the last item’s',
    plan: { 's3.ListObjects': { emptyPages: 1 } },
    says: /emptyPages and the fault "loop" need a token of its own/,
  },
]

describe('a simulator plan', () => {
  it.each(wrong)('with $words is refused', ({ plan, says }) => {
    expect(() => readPlan(plan as SimulationPlan)).toThrow(says)
  })

  it('is refused with all of its problems at once, before the server starts', async () => {
    const plan = { 'sns.ListTopic': {}, 'nope.ListTopics': {}, 'sns.ListTopics': { items: -1 } }
    const error = await simulate(plan).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(ParamValidationError)
    expect((error as ParamValidationError).problems.map((problem) => problem.path)).toEqual(Object.keys(plan))
  })

  it('accepts an operation in any spelling', () => {
    for (const name of ['sns.ListTopics', 'sns.listTopics', 'sns.list_topics', 'sns.list-topics']) {
      expect([...readPlan({ [name]: {} }).keys()]).toEqual(['sns.ListTopics'])
    }
  })

  it.each([
    { name: 'sns.ListTopics', pageSize: 100 },
    { name: 's3.ListObjectsV2', pageSize: 1000 },
    { name: 'iam.ListRoles', pageSize: 100 },
    { name: 'logs.DescribeLogGroups', pageSize: 50 },
    { name: 'codebuild.ListReportGroups', pageSize: 100 },
  ])('without a number of items holds two and a half pages of $pageSize for $name', ({ name, pageSize }) => {
    const planned = readPlan({ [name]: {} }).get(name)
    expect(planned).toMatchObject({ pageSize, items: Math.floor(pageSize * 2.5) })
  })

  it('may use a user model', () => {
    const description = {
      service: {
        metadata: {
          apiVersion: '1',
          endpointPrefix: 'own',
          protocol: 'json',
          serviceId: 'My Own',
          targetPrefix: 'Own',
        },
        operations: {
          ListThings: {
            name: 'ListThings',
            http: { method: 'POST', requestUri: '/' },
            input: { shape: 'ListThingsRequest' },
            output: { shape: 'ListThingsResponse' },
          },
        },
        shapes: {
          Text: { type: 'string' },
          Texts: { type: 'list', member: { shape: 'Text' } },
          ListThingsRequest: { type: 'structure', members: { Token: { shape: 'Text' } } },
          ListThingsResponse: {
            type: 'structure',
            members: { Token: { shape: 'Text' }, Things: { shape: 'Texts' } },
          },
        },
      },
      paginators: {
        pagination: { ListThings: { input_token: 'Token', output_token: 'Token', result_key: 'Things' } },
      },
    }
    expect([...readPlan({ 'my-own.ListThings': { items: 1 } }, [description]).keys()]).toEqual([
      'my-own.ListThings',
    ])
  })
})
