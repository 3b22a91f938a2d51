import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/pagination/plan/index.js'
import { LargestPages } from '../../src/pagination/request/largest-pages.js'
import { type CompiledRule, compiledRule } from '../../src/pagination/rule/index.js'
import { pagedOperation, plainRule } from './support/paged-operation.js'

/** A new rule, of whose limit only the smallest and the largest value are known. */
function ruleWith(min: number, max: number): CompiledRule {
  const members = {
    input: { NextToken: 'string', MaxResults: 'integer' },
    output: { NextToken: 'string', Things: 'list' },
  }
  const rule = compiledRule(pagedOperation(plainRule, members))
  if (!rule.limit) throw new Error('the rule has no limit')
  return { ...rule, limit: { ...rule.limit, min, max } }
}

const failure = (code: string, message: string): Failure => ({
  code,
  message,
  isRefusal: true,
  attempts: 1,
  throttles: 0,
})
const tooLarge = failure('ValidationException', 'MaxResults is too large')
const excluded = failure('InvalidParameterCombination', 'Ids cannot be used with maxResults')

function open(rule: CompiledRule, endpoint: object = {}): LargestPages {
  if (!rule.limit) throw new Error('the rule has no limit')
  return new LargestPages(rule, rule.limit, endpoint)
}

describe('the largest pages', () => {
  it('are halved as long as the service refuses their size, down to its smallest', () => {
    const pages = open(ruleWith(10, 100))
    const sizes = [pages.size]
    while (pages.reduceAfter(tooLarge)) sizes.push(pages.size)
    expect(sizes).toEqual([100, 50, 25, 12, 10])
  })

  it('stay after a failure that is not about the size', () => {
    const pages = open(ruleWith(1, 100))
    expect(pages.reduceAfter(failure('ValidationException', 'Filter is invalid'))).toBe(false)
    expect(pages.reduceAfter(failure('ThrottlingException', 'MaxResults'))).toBe(false)
    expect(pages.size).toBe(100)
  })

  it('have no size if another parameter excludes the limit, and then nothing can be reduced', () => {
    const endpoint = {}
    const rule = ruleWith(1, 100)
    const pages = open(rule, endpoint)
    expect(pages.reduceAfter(excluded)).toBe(true)
    expect(pages.size).toBeUndefined()
    expect(pages.reduceAfter(tooLarge)).toBe(false)
    pages.accept()
    expect(open(rule, endpoint).size).toBe(100)
  })

  it('are remembered for the endpoint once a page of a smaller size has arrived', () => {
    const endpoint = {}
    const rule = ruleWith(1, 100)
    const first = open(rule, endpoint)
    first.reduceAfter(tooLarge)
    expect(open(rule, endpoint).size).toBe(100)
    first.accept()
    expect(open(rule, endpoint).size).toBe(50)
    expect(open(rule).size).toBe(100)
    expect(open(ruleWith(1, 80), endpoint).size).toBe(80)
  })

  it('are not remembered if the size was never reduced, or was reduced and then excluded', () => {
    const endpoint = {}
    const rule = ruleWith(1, 100)
    const untouched = open(rule, endpoint)
    const reduced = open(rule, endpoint)
    reduced.reduceAfter(tooLarge)
    reduced.reduceAfter(tooLarge)
    reduced.accept()
    untouched.accept()
    expect(open(rule, endpoint).size).toBe(25)
    const excludedLater = open(rule, endpoint)
    excludedLater.reduceAfter(tooLarge)
    excludedLater.reduceAfter(excluded)
    excludedLater.accept()
    expect(open(rule, endpoint).size).toBe(25)
  })

  it('take the size that another loop has found meanwhile, and only a smaller one', () => {
    const endpoint = {}
    const rule = ruleWith(1, 100)
    const [one, other] = [open(rule, endpoint), open(rule, endpoint)]
    for (const _ of [1, 2, 3]) other.reduceAfter(tooLarge)
    other.accept()
    expect(one.reduceAfter(tooLarge)).toBe(true)
    expect(one.size).toBe(12)
    expect(one.reduceAfter(tooLarge)).toBe(true)
    expect(one.size).toBe(6)
  })

  it('are halved once for all requests that were sent with the refused size', () => {
    const endpoint = {}
    const rule = ruleWith(1, 100)
    const pages = open(rule, endpoint)
    for (const _ of [1, 2, 3]) expect(pages.reduceAfter(tooLarge, 100)).toBe(true)
    expect(pages.size).toBe(50)
    pages.accept(100)
    expect(open(rule, endpoint).size).toBe(100)
    pages.accept(50)
    expect(open(rule, endpoint).size).toBe(50)
  })
})
