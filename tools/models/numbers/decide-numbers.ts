import { type ModelDescription, type PaginationDescription, ServiceModel } from '../../../src/models/index.js'
import type { MergeMethod } from '../../../src/pagination/rule/member-policy.js'
import { withRules } from '../with-rules.js'
import type { Decisions } from './decisions.js'
import { findNumbers, type PageNumber } from './find-numbers.js'
import { proposeWay } from './propose-way.js'

/** A service's rules with the decisions about numbers on its pages, and what is not decided yet. */
export interface DecidedNumbers {
  readonly description: ModelDescription
  /** A line for each number without a decision, and for each decision without a number. */
  readonly problems: readonly string[]
}

/** The key of a rule for each decision; `same` is the default and needs none. */
const keyOf = { sum: 'summed', latest: 'latest', page: 'page_only' } as const

/** @param prose the same model with its documentation, which suggests what an undecided number is. */
export function decideNumbers(
  name: string,
  description: ModelDescription,
  { decisions, prose }: { readonly decisions: Decisions; readonly prose: ModelDescription },
): DecidedNumbers {
  const rules = description.paginators?.pagination
  if (!rules) return { description, problems: [] }
  const model = new ServiceModel(name, description)
  const used = new Set<string>()
  const problems: string[] = []
  const decided = Object.entries(rules).map(([operation, rule]) => {
    const ways = new Map<string, MergeMethod>()
    for (const number of numbersOf(model, operation)) {
      const path = decidedPath(`${name} ${operation}`, number.path, decisions)
      const way = path === undefined ? undefined : decisions.get(`${name} ${operation} ${path}`)
      if (path === undefined || way === undefined) {
        problems.push(undecided(`${name} ${operation} ${number.path}`, number, prose))
        continue
      }
      used.add(`${name} ${operation} ${path}`)
      ways.set(path, way)
    }
    return [operation, withWays(rule, ways)] as const
  })
  for (const label of decisions.keys()) {
    if (label.startsWith(`${name} `) && !used.has(label)) problems.push(`${label}: there is no such number`)
  }
  return { description: withRules(description, Object.fromEntries(decided)), problems }
}

function numbersOf(model: ServiceModel, name: string): readonly PageNumber[] {
  const operation = model.operation(name)
  const rule = operation?.paginationRule
  return operation && rule ? findNumbers(operation, rule) : []
}

/** The path with a decision: the number's own, or that of a structure around it. */
function decidedPath(operation: string, path: string, decisions: Decisions): string | undefined {
  const parts = path.split('.')
  const paths = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'))
  return paths.find((one) => decisions.has(`${operation} ${one}`))
}

function withWays(
  rule: PaginationDescription,
  ways: ReadonlyMap<string, MergeMethod>,
): PaginationDescription {
  const paths = (way: MergeMethod) => [...ways].filter(([, its]) => its === way).map(([path]) => path)
  const named = (['sum', 'latest', 'page'] as const).map((way) => [keyOf[way], paths(way)] as const)
  return { ...rule, ...Object.fromEntries(named.filter(([, list]) => list.length > 0)) }
}

function undecided(label: string, { shape, member }: PageNumber, prose: ModelDescription): string {
  const { shapes } = prose.service
  const reference = shapes[shape.name]?.members?.[member]
  const documentation = wordsOf(reference) || wordsOf(shapes[reference?.shape ?? ''])
  const proposal = proposeWay(member, documentation) ?? 'not clear'
  return `${label}: undecided (${proposal}): ${documentation.replace(/<[^>]+>/g, '').slice(0, 160)}`
}

function wordsOf(described: object | undefined): string {
  const words: unknown = described && Reflect.get(described, 'documentation')
  return typeof words === 'string' ? words : ''
}
