import type { Fault, OperationPlan, SimulationPlan } from '../../../simulator/index.js'
import { isPlainObject, messageOf } from '../../../values/index.js'
import { type ReadOptions, UsageError } from '../../options/index.js'
import type { Io } from '../../terminal/index.js'

/**
 * The plan of a command line. Settings given as options apply to every operation, those of pages to every listing.
 *
 * @throws UsageError with every problem. What the simulator itself refuses is left to it.
 */
export function planOf({ extra, positionals }: ReadOptions, io: Io): SimulationPlan {
  const problems: string[] = []
  const paging = pagingOf(extra)
  const shared = { ...behaviourOf(extra), ...faultsOf(extra.faults, problems) }
  const fromFile = typeof extra.plan === 'string' ? readPlan(extra.plan, io, problems) : {}
  const named = Object.fromEntries(positionals.map((word) => operationOf(word, problems)))
  const names = new Set([...Object.keys(fromFile), ...Object.keys(named)])
  if (names.size === 0 && problems.length === 0) {
    problems.push('nothing to simulate: name an operation, such as sns.ListTopics=103, or pass --plan FILE')
  }
  if (problems.length > 0) throw new UsageError(problems, 'run nexttoken simulate --help')
  return Object.fromEntries(
    [...names].map((name) => {
      const entry: OperationPlan = { ...shared, ...fromFile[name], ...named[name] }
      return [name, lists(entry) ? { ...paging, ...entry } : entry]
    }),
  )
}

/** Whether the plan lists items for an operation, instead of giving its answer. */
function lists({ output, error, answers }: OperationPlan): boolean {
  return output === undefined && error === undefined && answers === undefined
}

function pagingOf(extra: ReadOptions['extra']): OperationPlan {
  return {
    ...(typeof extra['page-size'] === 'number' && { pageSize: extra['page-size'] }),
    ...(typeof extra['empty-pages'] === 'number' && { emptyPages: extra['empty-pages'] }),
  }
}

function behaviourOf(extra: ReadOptions['extra']): OperationPlan {
  return {
    ...(typeof extra.latency === 'number' && { latency: extra.latency }),
    ...(typeof extra.rate === 'number' && { rate: extra.rate }),
  }
}

/** `sns.ListTopics=103` */
function operationOf(word: string, problems: string[]): [string, OperationPlan] {
  const [name = '', items, ...more] = word.split('=')
  if (items === undefined) return [name, {}]
  if (more.length === 0 && /^\d+$/.test(items)) return [name, { items: Number(items) }]
  problems.push(`${JSON.stringify(word)} must be SERVICE.OPERATION=ITEMS, such as sns.ListTopics=103`)
  return [name, {}]
}

/** `throttle:2`, `reset:every-3`. The kinds are checked by the simulator. */
function faultsOf(given: unknown, problems: string[]): Pick<OperationPlan, 'faults'> {
  if (!Array.isArray(given)) return {}
  const faults = given.map((text: string): Fault => {
    const [kind = '', on = ''] = text.split(':')
    const every = /^every-(\d+)$/.exec(on)
    if (!every && !/^[1-9]\d*$/.test(on)) {
      problems.push(
        `--faults has ${JSON.stringify(text)}: write KIND:NUMBER or KIND:every-NUMBER, such as throttle:2`,
      )
    }
    return { kind: kind as Fault['kind'], on: every ? `every ${Number(every[1])}` : Number(on) }
  })
  return { faults }
}

function readPlan(path: string, io: Io, problems: string[]): Readonly<Record<string, OperationPlan>> {
  try {
    const plan: unknown = JSON.parse(new TextDecoder().decode(io.readFile(path)))
    if (isPlainObject(plan) && Object.values(plan).every(isPlainObject))
      return plan as Record<string, OperationPlan>
    problems.push(
      `${path} must hold a JSON object with an object for each operation, such as { "sns.ListTopics": {} }`,
    )
  } catch (error) {
    problems.push(`${path} cannot be read as JSON: ${messageOf(error)}`)
  }
  return {}
}
