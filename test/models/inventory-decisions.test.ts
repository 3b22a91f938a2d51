import { describe, expect, it } from 'vitest'
import { isReadingName, type OperationModel, ServiceModel } from '../../src/models/index.js'
import { decideOperation, type Verdict } from '../../tools/inventory/decide-operation.js'
import { type Decision, Decisions } from '../../tools/inventory/decisions.js'
import { ItemTypes } from '../../tools/inventory/item-types.js'
import { ListOverrides } from '../../tools/inventory/list-overrides.js'
import { listedBy, singular } from '../../tools/inventory/noun.js'

interface Made {
  readonly input?: object
  readonly output?: object
  readonly required?: readonly string[]
  readonly isPaged?: boolean
  readonly deprecated?: boolean
}

const shapes = {
  Text: { type: 'string' },
  Kind: { type: 'string', enum: ['a', 'b'] },
  Thing: { type: 'structure', members: { ThingArn: { shape: 'Text' }, RoleArn: { shape: 'Text' } } },
  Things: { type: 'list', member: { shape: 'Thing' } },
  Size: { type: 'integer', max: 50 },
}

/** An operation of a service named `things`. */
function operation(
  name: string,
  { input = {}, output, required = [], isPaged = false, deprecated }: Made = {},
): OperationModel {
  const members = (given: object) =>
    Object.fromEntries(Object.entries(given).map(([key, shape]) => [key, { shape }]))
  const description = {
    metadata: { apiVersion: '1', endpointPrefix: 'things', protocol: 'json', serviceId: 'Things' },
    operations: {
      [name]: {
        name,
        http: { method: 'POST', requestUri: '/' },
        input: { shape: 'In' },
        output: { shape: 'Out' },
        ...(deprecated && { deprecated }),
      },
    },
    shapes: {
      ...shapes,
      In: { type: 'structure', members: members(input), required },
      Out: { type: 'structure', members: members(output ?? { Things: 'Things', NextToken: 'Text' }) },
    },
  }
  const rule = {
    input_token: 'NextToken',
    output_token: 'NextToken',
    result_key: 'Things',
    limit_key: 'MaxResults',
  }
  const paginators = isPaged ? { pagination: { [name]: rule } } : undefined
  const found = new ServiceModel('things', { service: description, paginators }).operation(name)
  if (!found) throw new Error('no such operation')
  return found
}

type Overrides = ConstructorParameters<typeof ListOverrides>[0]

function decide(
  made: OperationModel,
  decisions: readonly Decision[] = [],
  overrides: Overrides = new Map(),
): Verdict {
  const lists = new ListOverrides(overrides)
  return decideOperation(made, {
    decisions: new Decisions(decisions),
    lists,
    types: new ItemTypes(['AWS::Things::Thing']),
  })
}

const listed = { Things: { type: 'AWS::Things::Thing', arn: 'ThingArn' } }

describe('an operation', () => {
  it('that lists, needs nothing and reads is listed, with its own ARN', () => {
    expect(decide(operation('ListThings', { isPaged: true }))).toEqual({
      kind: 'listed',
      operation: { lists: listed },
    })
    expect(decide(operation('DescribeThings'))).toEqual({ kind: 'listed', operation: { lists: listed } })
  })

  it.each<[because: string, made: OperationModel]>([
    ['name', operation('CreateThings', { isPaged: true })],
    ['name', operation('Listen')],
    ['deprecated', operation('ListThings', { deprecated: true })],
    ['list', operation('ListThings', { output: { Errors: 'Things', Count: 'Size' } })],
    ['single', operation('DescribeThing')],
    ['input', operation('ListThings', { input: { ParentId: 'Text' }, required: ['ParentId'] })],
  ])('is left out: %s', (because, made) => {
    expect(decide(made)).toEqual({ kind: 'left out', because })
  })

  it.each<[why: RegExp, made: OperationModel]>([
    [/"Offering" in its name/, operation('ListThingOfferings', { isPaged: true })],
    [/"Event" in its name/, operation('DescribeEvents')],
    [/"Jobs" in its name: are its items records of past runs/, operation('ListThingJobs')],
    [/"Executions" in its name/, operation('ListThingExecutions', { isPaged: true })],
    [
      /it has 2 lists \(Things, Others\)/,
      operation('ListThings', { output: { Things: 'Things', Others: 'Things' } }),
    ],
    [/no pages, and its name does not say that it lists/, operation('GetThings')],
  ])('leaves a doubt: %s', (why, made) => {
    expect(decide(made)).toEqual({ kind: 'undecided', why: expect.stringMatching(why) })
  })

  it('that requires a page size or the account’s id is called with it', () => {
    const paged = operation('ListThings', {
      input: { MaxResults: 'Size' },
      required: ['MaxResults'],
      isPaged: true,
    })
    expect(decide(paged)).toMatchObject({ operation: { calls: [{ input: { MaxResults: 50 } }] } })
    const ofAccount = operation('ListThings', { input: { AwsAccountId: 'Text' }, required: ['AwsAccountId'] })
    expect(decide(ofAccount)).toMatchObject({
      operation: { calls: [{ input: { AwsAccountId: '$account' } }] },
    })
  })
})

describe('a decision', () => {
  const doubtful = operation('ListThingOfferings', { isPaged: true })
  const reason = 'test'

  it('lists or leaves out an operation that leaves a doubt', () => {
    const operations = ['things ListThing*']
    expect(decide(doubtful, [{ decision: 'listed', reason, operations }]).kind).toBe('listed')
    expect(decide(doubtful, [{ decision: 'catalogue', reason, operations }])).toEqual({
      kind: 'left out',
      because: 'catalogue',
    })
  })

  it('gives the calls of an operation that requires an input', () => {
    const made = operation('ListThings', { input: { Kind: 'Kind' }, required: ['Kind'] })
    const operations = ['things ListThings']
    const calls = [{ input: { Kind: 'a' } }]
    expect(decide(made, [{ decision: 'calls', calls, reason, operations }])).toMatchObject({
      operation: { calls },
    })
    expect(decide(made, [{ decision: 'each', member: 'Kind', reason, operations }])).toMatchObject({
      operation: { calls: [{ input: { Kind: 'a' } }, { input: { Kind: 'b' } }] },
    })
  })

  it('about a list may name the items that count by a condition', () => {
    const path = "Things[?starts_with(ThingArn, 'arn.of:own')]"
    const overrides = new Map([['things ListThings', { [path]: {} }]])
    expect(decide(operation('ListThings'), [], overrides)).toEqual({
      kind: 'listed',
      operation: { lists: { [path]: listed.Things } },
    })
  })

  it('that an operation writes counts even if its model requires an input', () => {
    const made = operation('ListThings', { input: { ParentId: 'Text' }, required: ['ParentId'] })
    expect(decide(made, [{ decision: 'writes', reason, operations: ['things ListThings'] }])).toEqual({
      kind: 'left out',
      because: 'writes',
    })
  })

  it('is reported if no operation needs it', () => {
    const decisions = new Decisions([
      { decision: 'catalogue', reason, operations: ['things ListThings', 'things ListGone'] },
    ])
    decisions.of('things ListThings', true)
    expect(decisions.unused).toEqual(['things ListGone'])
    const unneeded = new Decisions([{ decision: 'catalogue', reason, operations: ['things ListThings'] }])
    unneeded.of('things ListThings', false)
    expect(unneeded.unused).toEqual(['things ListThings'])
  })
})

describe('names', () => {
  it.each([
    ['Topics', 'Topic'],
    ['Policies', 'Policy'],
    ['Addresses', 'Address'],
    ['Databases', 'Database'],
    ['Indices', 'Index'],
    ['Analyses', 'Analysis'],
    ['Caches', 'Cache'],
    ['EventBuses', 'EventBus'],
    ['Patches', 'Patch'],
    ['Aliases', 'Alias'],
    ['Status', 'Status'],
    ['Access', 'Access'],
  ])('%s are each a %s', (many, one) => {
    expect(singular(many)).toBe(one)
  })

  it.each(['ListTopics', 'DescribeVpcs', 'GetGroups', 'SearchTables'])('%s reads', (name) => {
    expect(isReadingName(name)).toBe(true)
  })

  it.each(['CreateTopic', 'Listen', 'PollForDecisionTask', 'Getaway'])(
    '%s does not say that it reads',
    (name) => {
      expect(isReadingName(name)).toBe(false)
    },
  )

  it('lose their verb', () => {
    expect(listedBy('DescribeVpcs')).toBe('Vpcs')
    expect(listedBy('ListAllGroups')).toBe('Groups')
  })
})
