import type { Member, PaginationRule, Shape } from '../../models/index.js'
import type { Carrier } from './carrier.js'
import { dottedPath, shapeAt } from './output-path.js'

/** The numbers of a page. */
export interface PageNumbers {
  /** Items on this page. */
  readonly count: number
  /** Items in the whole listing. */
  readonly total: number
  /** Items that the page may hold. */
  readonly limit: number
  readonly hasMore: boolean
}

/** An output member that describes its page, such as a count. */
export interface PageFact {
  readonly path: readonly string[]
  of(page: PageNumbers): unknown
}

/** The names of such members, in the page or beside its items. */
const COUNT = /^(key|scanned|item|result)?count$|^quantity$/i
const TOTAL = /^(total|approximate).*(count|results?|items|hits)$/i
const MORE = /truncated$|^hasmore|^moreresults/i

/** The members that describe their page, by the rule or by their names. */
export function findFacts(output: Shape, rule: PaginationRule, carrier: Carrier | undefined): PageFact[] {
  const parents = [[], carrier?.path.slice(0, -1) ?? []]
  const paths = new Map<string, PageFact>()
  for (const parent of parents) {
    for (const member of shapeAt(output, parent)?.members.values() ?? []) {
      const path = [...parent, member.name]
      const isOfListing = rule.latest.includes(path.join('.'))
      const of = factNamed(member, rule, isOfListing)
      if (of) paths.set(path.join('.'), { path, of })
    }
  }
  const flag = rule.moreResults === undefined ? undefined : dottedPath(rule.moreResults)
  if (flag) paths.set(flag.join('.'), { path: flag, of: (page) => page.hasMore })
  for (const { path } of numericResults(output, rule)) {
    paths.set(path.join('.'), { path, of: (page) => page.count })
  }
  return [...paths.values()]
}

function factNamed(
  { name, shape }: Member,
  rule: PaginationRule,
  isOfListing: boolean,
): PageFact['of'] | undefined {
  if (shape.type === 'boolean') return MORE.test(name) ? (page) => page.hasMore : undefined
  if (name === rule.limitKey) return limitFact(shape)
  if (shape.type !== 'integer' && shape.type !== 'long') return undefined
  if (COUNT.test(name) && !isOfListing) return (page) => page.count
  return TOTAL.test(name) || COUNT.test(name) ? (page) => page.total : undefined
}

function limitFact(shape: Shape): PageFact['of'] | undefined {
  if (shape.type === 'string') return (page) => String(page.limit)
  return shape.type === 'integer' || shape.type === 'long' ? (page) => page.limit : undefined
}

/** Numbers among the result keys, which are added over the pages, such as DynamoDB's Count. */
function numericResults(output: Shape, rule: PaginationRule): { path: readonly string[] }[] {
  return rule.resultKeys.flatMap((expression) => {
    const path = dottedPath(expression)
    const type = path && shapeAt(output, path)?.type
    return path && (type === 'integer' || type === 'long') ? [{ path }] : []
  })
}
