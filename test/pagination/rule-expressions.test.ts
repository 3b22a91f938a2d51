import { describe, expect, it } from 'vitest'
import { compileJmespath } from '../../src/jmespath/index.js'
import { loadModel, type PaginationRule, serviceNames } from '../../src/models/index.js'
import { compiledRule } from '../../src/pagination/rule/compiled-rule.js'
import { compilePath, parsePath } from '../../src/pagination/rule/path.js'

const operations = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  return model.operationNames.flatMap((name) => {
    const operation = model.operation(name)
    return operation?.paginationRule ? [{ operation, rule: operation.paginationRule }] : []
  })
})

function expressionsOf(rule: PaginationRule): string[] {
  const more = rule.moreResults === undefined ? [] : [rule.moreResults]
  return [...rule.outputTokens, ...rule.resultKeys, ...rule.nonAggregateKeys, ...more]
}

const expressions = [...new Set(operations.flatMap(({ rule }) => expressionsOf(rule)))]

/** A value with `leaf` at the end of the path, each list of it an element long. */
function holding(expression: string, leaf: unknown): unknown {
  const [first = ''] = expression.split(' || ').slice(-1)
  return first.split('.').reduceRight<unknown>((inner, part) => {
    const name = part.replace('[-1]', '')
    return { [name]: part === name ? inner : [{}, inner] }
  }, leaf)
}

describe('the pagination rules of all services', () => {
  it('number in the thousands', () => {
    expect(operations.length).toBeGreaterThan(3000)
    expect(expressions.length).toBeGreaterThan(1500)
  })

  it('all compile', () => {
    const broken = operations.filter(({ operation }) => {
      try {
        return compiledRule(operation).outputTokens.length === 0
      } catch {
        return true
      }
    })
    expect(broken.map(({ operation }) => `${operation.service.name}.${operation.name}`)).toEqual([])
  })

  it('give the same value by the short path as by JMESPath', () => {
    const leaves = [
      'token',
      '',
      0,
      null,
      undefined,
      [],
      {},
      ['a'],
      { a: 1 },
      true,
      new Date(0),
      new Uint8Array(1),
      1n,
    ]
    const pages = (expression: string) => [
      ...leaves.map((leaf) => holding(expression, leaf)),
      ...leaves.map((leaf) => ({ [expression.split('.')[0]]: leaf })),
      ...leaves,
    ]
    for (const expression of expressions) {
      const path = parsePath(expression)
      if (!path) continue
      const [quick, library] = [compilePath(path), compileJmespath(expression)]
      for (const page of pages(expression)) expect(quick(page)).toBe(library(page))
    }
  })

  it('find the value of a token that exists', () => {
    for (const expression of expressions) {
      expect(compileJmespath(expression)(holding(expression, 'token')), expression).toBe('token')
    }
  })

  it('need more than a simple path for only a few tokens', () => {
    expect(expressions.filter((expression) => !parsePath(expression)).sort()).toEqual([
      'ApplicationSummaries[-1].ApplicationName',
      'DeliveryStreamDescription.Destinations[-1].DestinationId',
      'DeliveryStreamNames[-1]',
      'Jobs[-1].JobId',
      'NextMarker || Contents[-1].Key',
      'StreamDescription.Shards[-1].ShardId',
      'Tags[-1].Key',
    ])
  })
})
