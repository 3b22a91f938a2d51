import {
  type DividedByTimes,
  type ModelDescription,
  type OperationModel,
  ServiceModel,
  type Shape,
} from '../../../src/models/index.js'
import { withRules } from '../with-rules.js'
import { findTimeRange, type TimeMembers } from './find-time-ranges.js'
import type { TimeDecisions } from './time-decisions.js'

/** A service's rules with the decisions about ranges of time. */
export interface DecidedTimes {
  readonly description: ModelDescription
  /** A line for each listing with a start and an end time but no decision, and for each decision that does not fit. */
  readonly problems: readonly string[]
}

/** Adds to each rule how windows of time divide its listing, or why they do not. */
export function decideTimes(
  name: string,
  description: ModelDescription,
  decisions: TimeDecisions,
): DecidedTimes {
  const rules = description.paginators?.pagination
  if (!rules) return { description, problems: unusedProblems(name, decisions, new Set()) }
  const model = new ServiceModel(name, description)
  const used = new Set<string>()
  const problems: string[] = []
  const decided = Object.entries(rules).map(([key, rule]) => {
    const operation = model.operation(key)
    const label = `${name} ${key}`
    const decision = decisions.get(label)
    const range = operation && findTimeRange(operation)
    if (!operation || (!decision && !range)) return [key, rule] as const
    if (!decision) {
      problems.push(`${label}: undecided (${shown(range)})`)
      return [key, rule] as const
    }
    used.add(label)
    const { divided_by, undivided } = decision
    if (divided_by) problems.push(...misfits(operation, divided_by).map((problem) => `${label}: ${problem}`))
    return [key, { ...rule, ...(divided_by ? { divided_by } : { undivided }) }] as const
  })
  problems.push(...unusedProblems(name, decisions, used))
  return { description: withRules(description, Object.fromEntries(decided)), problems }
}

function shown(range: TimeMembers | undefined): string {
  return range ? `${range.starts.join(', ')} to ${range.ends.join(', ')}` : ''
}

function unusedProblems(name: string, decisions: TimeDecisions, used: ReadonlySet<string>): string[] {
  return [...decisions.keys()]
    .filter((label) => label.startsWith(`${name} `) && !used.has(label))
    .map((label) => `${label}: there is no such listing`)
}

/** What a decision says about members that the model does not have. */
export function misfits(operation: OperationModel, facts: DividedByTimes): string[] {
  const { start, end, time, unit, by = {}, direction, reverse = {} } = facts
  const [result = ''] = operation.paginationRule?.resultKeys ?? []
  const list = shapeAt(operation.output, result)
  const item = list?.type === 'list' ? list.element.shape : undefined
  const inputAt = (path: string) => shapeAt(operation.input, path)
  const checks: readonly (readonly [string, boolean | undefined])[] = [
    [`start ${start}`, isTime(inputAt(start), unit)],
    [`end ${end}`, isTime(inputAt(end), unit)],
    [`time ${time}`, isTime(shapeAt(item, time), unit) || isSeconds(shapeAt(item, time), time)],
    ...Object.entries(by).map(([path, value]) => {
      const values = inputAt(path)?.traits.enum
      return [
        `${path} '${value}'`,
        value === '' ? inputAt(path) !== undefined : values?.includes(value),
      ] as const
    }),
    ...Object.keys(reverse).map((path) => [`reverse ${path}`, inputAt(path)?.type === 'boolean'] as const),
    ...(direction === undefined
      ? []
      : [[`direction ${direction}`, hasDirections(inputAt(direction))] as const]),
  ]
  return checks.filter(([, isFit]) => !isFit).map(([what]) => `${what} does not fit the model`)
}

function isTime(shape: Shape | undefined, unit: DividedByTimes['unit']): boolean {
  if (unit === 'date') return shape?.type === 'timestamp'
  return shape?.type === 'long' || shape?.type === 'integer'
}

/** A number of an item is read as seconds where the input has timestamps. */
function isSeconds(shape: Shape | undefined, path: string): boolean {
  return shape?.type === 'long' && /seconds$/i.test(path)
}

function hasDirections(shape: Shape | undefined): boolean {
  const values = shape?.traits.enum ?? []
  return values.length > 0 && values.every((value) => /asc|desc/i.test(value))
}

function shapeAt(shape: Shape | undefined, path: string): Shape | undefined {
  return path.split('.').reduce<Shape | undefined>((found, name) => found?.members.get(name)?.shape, shape)
}
