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

/**
 * What to simulate: operations by name, `sns.ListTopics` or `sns.list_topics`.
 *
 * @example
 * { 'sns.ListTopics': { items: 103 }, 's3.ListObjectsV2': { items: 5000, pageSize: 1000, faults: [{ on: 2, kind: 'throttle' }] } }
 */
export type SimulationPlan = Readonly<Record<string, OperationPlan>>

/**
 * What an operation lists and how it behaves. Every setting is optional: `{}` gives two and a half pages. An operation
 * without pages returns all items at once.
 */
export interface OperationPlan {
  /**
   * Number of items in the whole listing.
   *
   * @default two and a half pages; 100 for an operation without pages
   */
  readonly items?: number
  /**
   * Number of items on a page if the request has no limit.
   *
   * @default the service's own page size if it is known, else 100
   */
  readonly pageSize?: number
  /**
   * Number of empty pages, with a token, before each page with items.
   *
   * @default 0
   */
  readonly emptyPages?: number
  /**
   * Delay of each response in milliseconds.
   *
   * @default 0
   */
  readonly latency?: number
  /**
   * Refuse requests with a larger limit than this.
   *
   * @default no limit is refused; the page is smaller than asked for
   */
  readonly largestLimit?: number
  /**
   * Number of requests per second, and at once, that are answered. Other requests are throttled.
   *
   * @default no request is throttled
   */
  readonly rate?: number
  /**
   * What goes wrong, and on which requests.
   *
   * @default nothing
   * @example
   * [{ on: 2, kind: 'reset' }, { on: 'every 3', kind: 'throttle' }]
   */
  readonly faults?: readonly Fault[]
  /**
   * Return the item of an index, counted from 0. The members of a structure replace the generated ones; any other value
   * replaces the item.
   *
   * @default generated items
   * @example
   * (index) => ({ Key: `logs/${index}` })
   */
  readonly item?: (index: number) => unknown
}

/** A checked entry of a plan. */
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

/** A plan's operations by `<service>.<Operation>`, in AWS's spelling. */
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

/** A mistake in the plan, reported to the user. Any other error is our own and is thrown as it is. */
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
  if (!Array.isArray(faults)) throw new PlanProblem(`faults is ${JSON.stringify(faults)}; use a list`)
  const wrong = faults.map(faultProblem).find((problem) => problem !== undefined)
  if (wrong !== undefined) throw new PlanProblem(wrong)
  const paging = compilePaging(operation, entry.item)
  const { emptyPages = 0, latency = 0 } = entry
  if (paging.isKeyed && (emptyPages > 0 || faults.some((fault) => fault.kind === 'loop'))) {
    throw new PlanProblem(
      'emptyPages and the fault "loop" need a token of its own: here it is the last item’s',
    )
  }
  const { items, pageSize } = operation.paginationRule ? pagesOf(operation, entry) : onlyPageOf(entry)
  const { largestLimit, rate } = entry
  const behaviour = { emptyPages, latency, largestLimit, rate, faults }
  return { service: operation.service, operation, items, pageSize, paging, ...behaviour }
}

function pagesOf(operation: OperationModel, entry: OperationPlan) {
  const pageSize = entry.pageSize ?? defaultPageSize(operation)
  return { items: entry.items ?? Math.floor(pageSize * 2.5), pageSize }
}

/** The items of an operation without pages, if the plan does not say how many. */
const USUAL_ITEMS = 100

function onlyPageOf({ items = USUAL_ITEMS, ...entry }: OperationPlan) {
  const ofPages = (['pageSize', 'emptyPages', 'largestLimit'] as const).filter(
    (name) => entry[name] !== undefined,
  )
  if (ofPages.length > 0) throw new PlanProblem(`${ofPages.join(' and ')}: the operation has no pages`)
  return { items, pageSize: items }
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
  throw new PlanProblem(`rate is ${JSON.stringify(rate)}; use a number greater than 0`)
}

function checkWhole(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return
  throw new PlanProblem(`${name} is ${JSON.stringify(value)}; use a whole number of at least ${least}`)
}
