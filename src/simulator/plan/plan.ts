import {
  didYouMean,
  NextTokenError,
  type OptionNames,
  optionProblems,
  type ParamProblem,
  ParamValidationError,
} from '../../errors/index.js'
import {
  loadModel,
  type ModelDescription,
  modelOf,
  type OperationModel,
  type ServiceModel,
} from '../../models/index.js'
import { type Fault, faultProblem } from './fault.js'
import { defaultPageSize } from './page-size.js'
import { compilePaging, type Paging } from './paging.js'

/** Operations by name, `sns.ListTopics` (or `sns.list_topics`), each with what it holds. */
export type SimulationPlan = Readonly<Record<string, OperationPlan>>

/** What one operation holds and how it behaves. All of it is optional: `{}` is two and a half pages. */
export interface OperationPlan {
  /** How many items there are in all. Default: two and a half pages. */
  readonly items?: number
  /** How many a page holds when the request gives no limit. Default: the service's own, else 100. */
  readonly pageSize?: number
  /** How many pages without an item, but with a token, come before each page that has some. Default: 0. */
  readonly emptyPages?: number
  /** Milliseconds before each answer. Default: 0. */
  readonly latency?: number
  /** The largest limit that a request may give: a larger one is refused. Default: none is; the page is just smaller. */
  readonly largestLimit?: number
  /** How many requests a second are answered, with as many at once; the others are throttled. Default: all. */
  readonly rate?: number
  /** What goes wrong, and when. Default: nothing. */
  readonly faults?: readonly Fault[]
  /** The item of an index, from 0: a structure's members over the generated ones, or the whole of another item. */
  readonly item?: (index: number) => unknown
}

/** A plan's entry, checked, with all that answering needs. */
export interface PlannedOperation {
  readonly service: ServiceModel
  readonly operation: OperationModel
  readonly items: number
  readonly pageSize: number
  readonly emptyPages: number
  readonly latency: number
  readonly largestLimit: number | undefined
  readonly rate: number | undefined
  readonly faults: readonly Fault[]
  readonly paging: Paging
}

/** The operations of a plan by `<service>.<Operation>`, as AWS spells it. */
export type ReadPlan = ReadonlyMap<string, PlannedOperation>

/**
 * Checks a plan against the models.
 * @throws ParamValidationError with every problem of the plan at once.
 */
export function readPlan(plan: SimulationPlan, models: readonly ModelDescription[] = []): ReadPlan {
  const own = new Map(models.map((description) => [modelOf(description).name, modelOf(description)]))
  const problems: ParamProblem[] = []
  const planned = new Map<string, PlannedOperation>()
  for (const [name, entry] of Object.entries(plan)) {
    try {
      const operation = findOperation(name, own)
      const key = operationKey(operation)
      if (planned.has(key)) throw new PlanProblem(`the plan names ${key} twice; keep one entry`)
      planned.set(key, planOperation(operation, entry))
    } catch (error) {
      problems.push({ path: name, message: `"${name}": ${problemText(error)}` })
    }
  }
  if (problems.length > 0) throw new ParamValidationError(problems, { service: 'simulate' })
  return planned
}

/** `sns.ListTopics`. */
export function operationKey(operation: OperationModel): string {
  return `${operation.service.name}.${operation.name}`
}

/** A fault of the plan's, told to the user; any other error is ours and goes through. */
class PlanProblem extends Error {}

function problemText(error: unknown): string {
  if (error instanceof PlanProblem || error instanceof NextTokenError) return error.message
  throw error
}

function findOperation(name: string, own: ReadonlyMap<string, ServiceModel>): OperationModel {
  const [serviceName = '', operationName = '', ...rest] = name.split('.')
  if (serviceName === '' || operationName === '' || rest.length > 0) {
    throw new PlanProblem('not of the form <service>.<Operation>, such as sns.ListTopics')
  }
  const service = own.get(serviceName) ?? loadModel(serviceName)
  const operation = service.findOperation(operationName)
  if (operation) return operation
  const guess = didYouMean(operationName, service.operationNames)
  throw new PlanProblem(`${serviceName} has no operation "${operationName}"${guess}`)
}

function planOperation(operation: OperationModel, entry: OperationPlan): PlannedOperation {
  checkNames(entry)
  checkNumbers(entry)
  const faults = entry.faults ?? []
  if (!Array.isArray(faults)) throw new PlanProblem(`faults is ${JSON.stringify(faults)}; give a list`)
  const wrong = faults.map(faultProblem).find((problem) => problem !== undefined)
  if (wrong !== undefined) throw new PlanProblem(wrong)
  const paging = compilePaging(operation, entry.item)
  const { emptyPages = 0, latency = 0 } = entry
  if (paging.isKeyed && (emptyPages > 0 || faults.some((fault) => fault.kind === 'loop'))) {
    throw new PlanProblem(
      'emptyPages and the fault "loop" need a token of its own: here it is the last item’s',
    )
  }
  const pageSize = entry.pageSize ?? defaultPageSize(operation)
  const items = entry.items ?? Math.floor(pageSize * 2.5)
  const { largestLimit, rate } = entry
  const behaviour = { emptyPages, latency, largestLimit, rate, faults }
  return { service: operation.service, operation, items, pageSize, paging, ...behaviour }
}

const names: OptionNames<OperationPlan> = {
  items: true,
  pageSize: true,
  emptyPages: true,
  latency: true,
  largestLimit: true,
  rate: true,
  faults: true,
  item: true,
}

function checkNames(entry: OperationPlan): void {
  const problems = optionProblems(entry, { kind: 'plan setting', names })
  if (problems.length > 0) throw new PlanProblem(problems.join('; '))
}

function checkNumbers(entry: OperationPlan): void {
  checkWhole('items', entry.items, 0)
  checkWhole('pageSize', entry.pageSize, 1)
  checkWhole('emptyPages', entry.emptyPages, 0)
  checkWhole('latency', entry.latency, 0)
  checkWhole('largestLimit', entry.largestLimit, 1)
  const { rate } = entry
  if (rate === undefined || (typeof rate === 'number' && rate > 0)) return
  throw new PlanProblem(`rate is ${JSON.stringify(rate)}; give a number above 0`)
}

function checkWhole(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return
  throw new PlanProblem(`${name} is ${JSON.stringify(value)}; give a whole number from ${least}`)
}
