import { describe, expect, it } from 'vitest'
import { compileJmespath } from '../../src/jmespath/index.js'
import { loadModel, type OperationModel, serviceNames } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { requiredInput } from '../simulator/support/required-input.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

function operationOf(service: string, name: string): OperationModel {
  const operation = loadModel(service).operation(name)
  if (!operation) throw new Error(`no ${service} ${name}`)
  return operation
}

function paginate(
  [service, name]: readonly [string, string],
  { input = {}, pages, options }: { input?: Structure; pages: Structure[]; options?: PaginateOptions },
) {
  const { send } = answerInTurn(pages)
  return new PlainPaginator<Structure, Structure>(operationOf(service, name), send).paginate(input, options)
}

/** A page that has one item under this path, and nothing else. */
function pageWith(path: string, item: unknown): Structure {
  const [name = '', ...rest] = path.split('.')
  return { [name]: rest.length > 0 ? pageWith(rest.join('.'), item) : [item] }
}

describe('items() gives the main list of the operation:', () => {
  it('pi DescribeDimensionKeys: the keys, not the partitions', async () => {
    const pages = [{ PartitionKeys: [{ Dimensions: {} }], Keys: [{ Total: 1 }] }]
    expect(await paginate(['pi', 'DescribeDimensionKeys'], { pages }).items().toArray()).toEqual([
      { Total: 1 },
    ])
  })

  it.each<[string, string, Structure, string]>([
    ['ce', 'GetCostCategories', {}, 'CostCategoryNames'],
    ['ce', 'GetCostCategories', { CostCategoryName: 'n' }, 'CostCategoryValues'],
    ['clouddirectory', 'ListObjectParents', { IncludeAllLinksToEachParent: true }, 'ParentLinks'],
    ['codeguruprofiler', 'ListProfilingGroups', { includeDescription: false }, 'profilingGroupNames'],
    ['codeguruprofiler', 'ListProfilingGroups', { includeDescription: true }, 'profilingGroups'],
    ['cloudwatch', 'DescribeAlarms', {}, 'MetricAlarms'],
    ['cloudwatch', 'DescribeAlarms', { AlarmTypes: ['CompositeAlarm', 'MetricAlarm'] }, 'MetricAlarms'],
    ['cloudwatch', 'DescribeAlarms', { AlarmTypes: ['CompositeAlarm'] }, 'CompositeAlarms'],
    ['cloudwatch', 'DescribeAlarms', { AlarmTypes: ['LogAlarm', 'CompositeAlarm'] }, 'CompositeAlarms'],
    ['cloudwatch', 'DescribeAlarms', { AlarmTypes: ['LogAlarm'] }, 'LogAlarms'],
    ['cloudwatch', 'DescribeAlarms', { ParentsOfAlarmName: 'a' }, 'CompositeAlarms'],
    ['iam', 'GetAccountAuthorizationDetails', {}, 'UserDetailList'],
    ['iam', 'GetAccountAuthorizationDetails', { Filter: ['Role', 'User'] }, 'UserDetailList'],
    ['iam', 'GetAccountAuthorizationDetails', { Filter: ['Role', 'Group'] }, 'GroupDetailList'],
    ['iam', 'GetAccountAuthorizationDetails', { Filter: ['LocalManagedPolicy', 'Role'] }, 'RoleDetailList'],
    ['iam', 'GetAccountAuthorizationDetails', { Filter: ['AWSManagedPolicy'] }, 'Policies'],
    ['iam', 'ListEntitiesForPolicy', { EntityFilter: 'User' }, 'PolicyUsers'],
    ['iam', 'ListEntitiesForPolicy', { EntityFilter: 'Role' }, 'PolicyRoles'],
    ['workdocs', 'DescribeFolderContents', { Type: 'DOCUMENT' }, 'Documents'],
    ['devops-guru', 'ListInsights', { StatusFilter: { Any: { Type: 'PROACTIVE' } } }, 'ProactiveInsights'],
    ['devops-guru', 'ListInsights', { StatusFilter: { Ongoing: { Type: 'REACTIVE' } } }, 'ReactiveInsights'],
    ['devops-guru', 'SearchInsights', { Type: 'REACTIVE' }, 'ReactiveInsights'],
    ['devops-guru', 'DescribeResourceCollectionHealth', { ResourceCollectionType: 'AWS_TAGS' }, 'Tags'],
    [
      'guardduty',
      'GetUsageStatistics',
      { UsageStatisticType: 'TOP_RESOURCES' },
      'UsageStatistics.TopResources',
    ],
    ['iot', 'SearchIndex', { indexName: 'AWS_ThingGroups' }, 'thingGroups'],
    ['wafv2', 'GetRevenueStatistics', { StatisticType: 'TOP_PATHS_BY_REVENUE' }, 'RevenuePathStatistics'],
    [
      'observabilityadmin',
      'ListResourcesByConnector',
      { Selector: { Azure: { Subscriptions: {} } } },
      'Results.Azure.Subscriptions',
    ],
    ['mturk', 'ListReviewPolicyResultsForHIT', { PolicyLevels: ['HIT'] }, 'HITReviewReport.ReviewResults'],
  ])('%s %s of %j: %s', async (service, name, input, key) => {
    const first = pageWith(key, 'a')
    const pages = paginate([service, name], { input, pages: [first] })
    expect(await pages.items().toArray()).toEqual(['a'])
  })

  it.each([
    ['ecr', 'DescribeImageScanFindings', 'imageScanFindings.findings'],
    ['ecr', 'DescribeImageScanFindings', 'imageScanFindings.enhancedFindings'],
    ['devops-guru', 'ListAnomaliesForInsight', 'ProactiveAnomalies'],
    ['appflow', 'DescribeConnectors', 'connectors'],
    ['ec2', 'GetSubnetCidrReservations', 'SubnetIpv6CidrReservations'],
    ['workdocs', 'GetResources', 'Documents'],
  ])('%s %s, known only from the answer: %s', async (service, name, key) => {
    const pages = [pageWith(key, 'a')]
    expect(await paginate([service, name], { pages }).items().toArray()).toEqual(['a'])
  })

  // boto3 takes the structure around the amounts for the result, and keeps the first page's alone:
  // https://github.com/boto/botocore/blob/1.44.5/botocore/data/budgets/2016-10-20/paginators-1.json
  it('budgets DescribeBudgetPerformanceHistory: the amounts of all pages, whereas boto3 keeps those of the first', async () => {
    const page = (amounts: number[], NextToken?: string) => ({
      BudgetPerformanceHistory: { BudgetName: 'b', BudgetedAndActualAmountsList: amounts },
      NextToken,
    })
    const name = ['budgets', 'DescribeBudgetPerformanceHistory'] as const
    const pages = () => [page([1, 2], 't'), page([3])]
    expect(await paginate(name, { pages: pages() }).items().toArray()).toEqual([1, 2, 3])
    const listing = paginate(name, { pages: pages() })
    const { BudgetPerformanceHistory } = await listing.buildFullResult()
    expect(BudgetPerformanceHistory).toEqual({ BudgetName: 'b', BudgetedAndActualAmountsList: [1, 2, 3] })
    expect(listing.dropped).toEqual([])
  })

  // boto3 counts the characters of InsightId for MaxItems, and puts the pages' together: "ii".
  // https://github.com/boto/botocore/blob/1.44.5/botocore/data/devops-guru/2020-12-01/paginators-1.json
  it('devops-guru ListAnomalousLogGroups: the log groups, with the insight id once', async () => {
    const page = (group: string, NextToken?: string) => ({
      InsightId: 'i',
      AnomalousLogGroups: [{ LogGroupName: group }],
      NextToken,
    })
    const open = (options?: PaginateOptions) =>
      paginate(['devops-guru', 'ListAnomalousLogGroups'], { pages: [page('g', 't'), page('h')], options })
    expect(await open().buildFullResult()).toEqual({
      InsightId: 'i',
      AnomalousLogGroups: [{ LogGroupName: 'g' }, { LogGroupName: 'h' }],
    })
    expect(await open({ maxItems: 1 }).items().toArray()).toEqual([{ LogGroupName: 'g' }])
  })
})

describe('a list selected by the input', () => {
  const values = (...CostCategoryValues: string[]) => ({ CostCategoryValues, CostCategoryNames: [] })
  const names = ['ce', 'GetCostCategories'] as const
  const input = { CostCategoryName: 'n' }
  const pages = () => [{ ...values('a', 'b', 'c'), NextPageToken: 't' }, values('d')]

  it('is counted by maxItems, in items and in full results, and can be resumed within', async () => {
    const cut = paginate(names, { input, pages: pages(), options: { maxItems: 2 } })
    expect(await cut.items().toArray()).toEqual(['a', 'b'])
    const rest = paginate(names, { input, pages: pages(), options: { startingToken: cut.resumeToken } })
    expect(await rest.items().toArray()).toEqual(['c', 'd'])
    const full = paginate(names, { input, pages: pages(), options: { maxItems: 2 } })
    expect(await full.buildFullResult()).toMatchObject({ CostCategoryValues: ['a', 'b'] })
    expect(full.receipt).toMatchObject({ outcome: 'limit', items: 2 })
  })

  it('of a boto3 rule: maxItems counts the first list for pages, and the delivered list for items()', async () => {
    const alarms = () => [{ MetricAlarms: [], CompositeAlarms: ['a', 'b', 'c'] }]
    const open = () =>
      paginate(['cloudwatch', 'DescribeAlarms'], {
        input: { AlarmTypes: ['CompositeAlarm'] },
        pages: alarms(),
        options: { maxItems: 2 },
      })
    expect(await open().buildFullResult()).toMatchObject({ CompositeAlarms: ['a', 'b', 'c'] })
    const items = open()
    expect(await items.items().toArray()).toEqual(['a', 'b'])
    expect(items.receipt).toMatchObject({ outcome: 'limit', items: 2 })
  })

  it('can still be requested by name', async () => {
    const pages = paginate(names, { input, pages: [{ CostCategoryNames: ['x'], CostCategoryValues: ['y'] }] })
    expect(await pages.items('CostCategoryNames').toArray()).toEqual(['x'])
  })

  it('is not validated for an input of the wrong type, which the call refuses', () => {
    const pages = paginate(['cloudwatch', 'DescribeAlarms'], { input: { AlarmTypes: 3 }, pages: [] })
    expect(() => pages.items()).not.toThrow()
  })
})

describe('several lists of which an answer fills one', () => {
  const name = ['ecr', 'DescribeImageScanFindings'] as const
  const page = (findings: string[], nextToken?: string) => ({
    imageScanFindings: { enhancedFindings: findings },
    nextToken,
  })
  const pages = () => [page(['a', 'b', 'c'], 't'), page(['d'])]

  it('are counted by maxItems, and resume at the exact item', async () => {
    for (let maxItems = 1; maxItems < 4; maxItems++) {
      const cut = paginate(name, { pages: pages(), options: { maxItems } })
      const first = await cut.items().toArray()
      const startingToken = cut.resumeToken
      const left = startingToken && maxItems === 3 ? pages().slice(1) : pages()
      const rest = await paginate(name, { pages: left, options: { startingToken } }).items().toArray()
      expect([...first, ...rest], `cut at ${maxItems}`).toEqual(['a', 'b', 'c', 'd'])
    }
  })
})

it('every condition of a rule is JMESPath on input members, for one of its result keys', () => {
  const rules = serviceNames().flatMap((service) => {
    const model = loadModel(service)
    return model.operationNames.flatMap((name) => {
      const operation = model.operation(name)
      const rule = operation?.paginationRule
      return operation && rule && (rule.primaryWhen || rule.itemsOf.length > 0) ? [{ operation, rule }] : []
    })
  })
  expect(rules.length).toBeGreaterThan(20)
  for (const { operation, rule } of rules) {
    const label = `${operation.service.name} ${operation.name}`
    expect(rule.resultKeys, label).toEqual(
      expect.arrayContaining([...rule.itemsOf, ...Object.keys(rule.primaryWhen ?? {})]),
    )
    for (const when of Object.values(rule.primaryWhen ?? {})) {
      compileJmespath(when, {})(requiredInput(operation))
      const named = [
        ...when.replace(/'[^']*'|`[^`]*`|\[[^\]]*\]/g, '').matchAll(/(?<![.\w[])[A-Za-z]\w*/g),
      ].map(([one]) => one)
      const missing = named.filter((one) => !operation.input?.members.has(one))
      expect(missing, `${label}: ${when}`).toEqual([])
    }
  }
})
