import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import type { PageIterator } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

type Pages = PageIterator<Structure, Structure, string>

describe('series that continue over several pages', () => {
  const open = (service: string, name: string, pages: Structure[]): Pages => {
    const operation = loadModel(service).operation(name)
    if (!operation) throw new Error(`no ${name}`)
    return new PlainPaginator<Structure, Structure>(operation, answerInTurn(pages).send).paginate({})
  }

  it('are merged by id: their lists are joined and the latest state is kept', async () => {
    const one = (id: string, values: number[], StatusCode: string) => ({
      Id: id,
      Label: id,
      Values: values,
      StatusCode,
    })
    const pages = [
      { MetricDataResults: [one('a', [1, 1], 'PartialData'), one('b', [5], 'Complete')], NextToken: 't' },
      { MetricDataResults: [one('c', [7], 'Complete'), one('a', [1, 2], 'Complete')] },
    ]
    const before = structuredClone(pages)
    const { MetricDataResults } = await open('cloudwatch', 'GetMetricData', pages).buildFullResult()
    expect(MetricDataResults).toEqual([
      one('a', [1, 1, 1, 2], 'Complete'),
      one('b', [5], 'Complete'),
      one('c', [7], 'Complete'),
    ])
    expect(pages).toEqual(before)
  })

  it('of one SEARCH expression share an id and are distinguished by their labels', async () => {
    const one = (Label: string, ...Values: number[]) => ({ Id: 'e1', Label, Values })
    const pages = [
      { MetricDataResults: [one('f', 1), one('g', 2)], NextToken: 't' },
      { MetricDataResults: [one('g', 3), one('h', 4)] },
    ]
    const { MetricDataResults } = await open('cloudwatch', 'GetMetricData', pages).buildFullResult()
    expect(MetricDataResults).toEqual([one('f', 1), one('g', 2, 3), one('h', 4)])
  })

  it('can be identified by a structure, with its members in any order', async () => {
    const pages = [
      { MetricList: [{ Key: { Metric: 'm', Dimensions: { a: '1' } }, DataPoints: [1] }], NextToken: 't' },
      {
        MetricList: [{ Key: { Dimensions: { a: '1' }, Metric: 'm' }, DataPoints: [2] }, { DataPoints: [3] }],
      },
    ]
    const { MetricList } = await open('pi', 'GetResourceMetrics', pages).buildFullResult()
    expect(MetricList).toEqual([
      { Key: { Metric: 'm', Dimensions: { a: '1' } }, DataPoints: [1, 2] },
      { DataPoints: [3] },
    ])
  })

  it('may hold null, among their items and in the names of a series', async () => {
    const one = (Dimensions: unknown, ...DataPoints: number[]) => ({
      Key: { Metric: 'm', Dimensions },
      DataPoints,
    })
    const pages = [
      { MetricList: [null, one(null, 1)], NextToken: 't' },
      { MetricList: [one(null, 2), null, one(['a'], 3)] },
    ]
    const { MetricList } = await open('pi', 'GetResourceMetrics', pages).buildFullResult()
    expect(MetricList).toEqual([null, one(null, 1, 2), null, one(['a'], 3)])
  })

  it('stay unmerged in loops over pages and items', async () => {
    const pages = [
      { MetricDataResults: [{ Id: 'a', Label: 'l', Values: [1] }], NextToken: 't' },
      { MetricDataResults: [{ Id: 'a', Label: 'l', Values: [2] }] },
    ]
    expect(await open('cloudwatch', 'GetMetricData', pages).items().toArray()).toHaveLength(2)
  })
})
