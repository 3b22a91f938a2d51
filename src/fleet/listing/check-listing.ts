import { type KnownOptions, NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import { findPagedOperation, loadModel, type OperationModel } from '../../models/index.js'
import { type PaginateOptions, Paginator } from '../../pagination/index.js'
import { needsRegion, targetProblems } from '../targets/index.js'
import type { AcrossOptions, LoopSpec } from './listing-spec.js'

const acrossNames: OptionNames<AcrossOptions> = {
  concurrency: true,
  failFast: true,
  client: true,
  signal: true,
}

const ofClient = 'pass it as `client: { … }`'

const knownAcross: KnownOptions = {
  kind: 'option of across()',
  names: acrossNames,
  remedies: {
    abortSignal: 'use `signal`',
    maxConcurrency: 'use `concurrency`',
    parallel: 'use `concurrency`',
    region: 'pass `regions` with the targets',
    regions: 'pass it with the targets, in the first argument',
    accounts: 'pass it with the targets, in the first argument',
    profile: ofClient,
    credentials: ofClient,
    endpoint: ofClient,
  },
}

/** Options of a single listing that have no meaning for many. */
const ofOneTarget: Readonly<Record<string, string>> = {
  startingToken: 'a token belongs to one target; use `checkpoint` to continue a listing across targets',
  startAfterItem: 'an item belongs to one target; use `checkpoint` to continue a listing across targets',
  follow: 'a listing that is followed does not end, and the others would never begin',
  pollInterval: 'listings across targets are not followed',
}

/**
 * Checks everything that can be checked without a request, and finds the operation.
 *
 * @throws NextTokenError with every problem: `InvalidConfiguration`, unless there is only one, of another kind.
 */
export function checkListing(spec: LoopSpec): OperationModel {
  const failures: NextTokenError[] = []
  const attempt = <T>(find: () => T): T | undefined => {
    try {
      return find()
    } catch (error) {
      if (!(error instanceof NextTokenError)) throw error
      failures.push(error)
      return undefined
    }
  }
  const operation = attempt(() => findPagedOperation(loadModel(spec.service), spec.operation))
  const isRegional = !operation || needsRegion(operation)
  const problems = [
    ...optionProblems(spec.across, knownAcross),
    ...concurrencyProblem(spec.across.concurrency),
    ...(attempt(() => targetProblems(spec.targets, spec.across.client ?? {}, { isRegional })) ?? []),
    ...refusedOptions(spec.options),
  ]
  if (operation) attempt(() => checkOptions(operation, spec))
  const [only] = failures
  if (operation && problems.length + failures.length === 0) return operation
  if (only && failures.length === 1 && problems.length === 0) throw only
  const all = [...problems, ...failures.map(({ message }) => message)]
  throw new NextTokenError('InvalidConfiguration', all.join('\n  '))
}

/** What `paginate` and `items` of a single listing would refuse. */
function checkOptions(operation: OperationModel, { input, options, delivery }: LoopSpec): void {
  if (operation.paginationRule?.follow) {
    const problem = 'this listing has no end, and others would never begin; list it with client(…).paginate'
    throw new NextTokenError('NotSupported', problem, operation.errorContext)
  }
  const paginator = new Paginator<object, object>(operation, {
    startLoop: () => () => Promise.reject(new Error('nothing is sent')),
    readFailure: () => ({ attempts: 1, throttles: 0, code: '', message: '', isRefusal: false }),
    endpoint: {},
  })
  const single: PaginateOptions = { ...options }
  for (const name of Object.keys(ofOneTarget)) delete single[name as keyof PaginateOptions]
  delivery.open(paginator.paginate(input ?? {}, single), { account: '', region: '', config: {} })
}

function refusedOptions(options: object | undefined): string[] {
  return Object.entries(ofOneTarget).flatMap(([name, why]) =>
    options && Reflect.get(options, name) !== undefined ? [`${name} cannot be used: ${why}`] : [],
  )
}

function concurrencyProblem(concurrency: unknown): string[] {
  if (concurrency === undefined) return []
  const isNumber =
    Number.isSafeInteger(concurrency) && Number(concurrency) >= 1 && Number(concurrency) <= 1024
  return isNumber ? [] : [`concurrency is ${String(concurrency)}; pass a whole number from 1 to 1024`]
}
