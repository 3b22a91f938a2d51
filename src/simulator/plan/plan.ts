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
import { answersProblems, type SingleAnswer } from './answers.js'
import { type Fault, faultProblem } from './fault.js'
import type {
  OperationPlan,
  PlannedAnswers,
  PlannedListing,
  PlannedOperation,
  SimulationPlan,
} from './operation-plan.js'
import { defaultPageSize } from './page-size.js'
import { compilePaging } from './paging.js'

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
  const faults = faultsOf(entry)
  const answers = answersOf(entry)
  return answers ? planAnswers(operation, { entry, answers, faults }) : planListing(operation, entry, faults)
}

function faultsOf({ faults = [] }: OperationPlan): readonly Fault[] {
  if (!Array.isArray(faults)) throw new PlanProblem(`faults is ${JSON.stringify(faults)}; use a list`)
  const wrong = faults.map(faultProblem).find((problem) => problem !== undefined)
  if (wrong !== undefined) throw new PlanProblem(wrong)
  return faults
}

/** The answers of an entry, unchecked; undefined if it lists. */
function answersOf({ output, error, answers }: OperationPlan): readonly SingleAnswer[] | undefined {
  if (answers === undefined) {
    if (output === undefined && error === undefined) return undefined
    return [
      { ...(output !== undefined && { output }), ...(error !== undefined && { error }) } as SingleAnswer,
    ]
  }
  if (output !== undefined || error !== undefined)
    throw new PlanProblem('answers cannot be combined with output or error; write them into the list')
  if (!Array.isArray(answers)) throw new PlanProblem('answers must be a list of { output } and { error }')
  return answers
}

const ofListings = ['items', 'pageSize', 'emptyPages', 'largestLimit', 'item'] as const

function planAnswers(
  operation: OperationModel,
  {
    entry,
    answers,
    faults,
  }: { entry: OperationPlan; answers: readonly SingleAnswer[]; faults: readonly Fault[] },
): PlannedAnswers {
  const wrong = ofListings.filter((name) => entry[name] !== undefined)
  if (wrong.length > 0)
    throw new PlanProblem(
      `${wrong.join(' and ')}: the operation lists nothing, because the plan gives its answers`,
    )
  const ofTokens = faults
    .filter(({ kind }) => kind === 'loop' || kind === 'expired-token')
    .map(({ kind }) => kind)
  if (ofTokens.length > 0)
    throw new PlanProblem(`fault "${ofTokens[0]}" needs pages, but the plan gives the operation's answers`)
  const problems = answersProblems(operation, answers)
  if (problems.length > 0) throw new PlanProblem(problems.join('; '))
  const { latency = 0, rate } = entry
  return { service: operation.service, operation, latency, rate, faults, answers }
}

function planListing(
  operation: OperationModel,
  entry: OperationPlan,
  faults: readonly Fault[],
): PlannedListing {
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
  output: true,
  error: true,
  answers: true,
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
