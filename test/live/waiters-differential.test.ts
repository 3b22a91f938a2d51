import { client, type DynamicClient } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { ServiceError } from '../../src/errors/index.js'
import {
  type AcceptorDescription,
  apiVersions,
  loadModel,
  type OperationModel,
  shippedIndex,
} from '../../src/models/index.js'
import { Waiter, type WaiterCall } from '../../src/waiters/index.js'
import { seededRandom } from '../support/seeded-random.js'
import { runPython } from './support/botocore-pages.js'
import { randomAnswer, type WaiterResponse } from './support/waiter-answers.js'

/** Waits on random answers for each waiter. */
const waitsEach = 60
const maxAttempts = 4

const services = Object.keys(shippedIndex().services)

/** Older API versions that boto3 still has, as `client` takes them: `cloudfront@2019-03-26`. */
const older = services.flatMap((service) =>
  apiVersions(service)
    .slice(0, -1)
    .map((version) => `${service}@${version}`),
)

interface Described {
  readonly name: string
  readonly snake: string
  readonly operation: string
  readonly delay: number
  readonly maxAttempts: number
  readonly acceptors: readonly AcceptorDescription[]
}

interface WaitTask {
  readonly service: string
  readonly waiter: string
  readonly maxAttempts: number
  readonly answers: readonly WaiterResponse[]
}

interface Waited {
  /** Which acceptor matched at each attempt. */
  readonly matched: readonly (number | null)[]
  readonly end: string
}

const waiters = services.flatMap((service) => {
  const model = loadModel(service)
  return model.waiterNames.flatMap((name) => {
    const waiter = model.findWaiter(name)?.[1]
    const operation = model.operation(waiter?.operation ?? '')
    return waiter && operation ? [{ service, name, operation, acceptors: waiter.acceptors }] : []
  })
})

/** The same answers for every run: by waiter, waits of up to `maxAttempts` answers. */
function tasksOf(
  { service, name, operation, acceptors }: (typeof waiters)[number],
  seed: number,
): WaitTask[] {
  const random = seededRandom(seed)
  return Array.from({ length: waitsEach }, (_, turn) => {
    const answers = Array.from({ length: maxAttempts }, () =>
      randomAnswer({ operation, acceptors, random, turn }),
    )
    return { service, waiter: name, maxAttempts, answers }
  })
}

const tasks = waiters.map((waiter, index) => tasksOf(waiter, index))

async function waitHere(
  { service, waiter, answers }: WaitTask,
  acceptors: readonly AcceptorDescription[],
): Promise<Waited> {
  const given = [...answers]
  const call: WaiterCall = async (operation) => answer(operation, given.shift())
  const matched: (number | null)[] = []
  const options = {
    delay: 0,
    maxAttempts,
    onProgress: ({ acceptor }: { acceptor: AcceptorDescription | undefined }) => {
      matched.push(acceptor ? acceptors.indexOf(acceptor) : null)
    },
  }
  try {
    await new Waiter(loadModel(service), waiter, call).wait({}, options)
    return { matched, end: 'success' }
  } catch (error) {
    // An error that no acceptor knows ends the wait before there is progress to tell.
    if (error instanceof ServiceError) return { matched: [...matched, null], end: 'error' }
    const ends = new Map([
      ['WaiterFailed', 'failure'],
      ['WaiterTimeout', 'attempts'],
    ])
    return { matched, end: ends.get(String(Reflect.get(Object(error), 'code'))) ?? String(error) }
  }
}

function answer(operation: OperationModel, response: WaiterResponse | undefined): Record<string, unknown> {
  if (!response) throw new Error('asked more often than boto3')
  const { Error: refusal, ResponseMetadata, ...output } = response
  const statusCode = ResponseMetadata.HTTPStatusCode
  if (!refusal) return { ...output, $metadata: { httpStatusCode: statusCode } }
  const { Code: code, Message: message } = refusal
  const verdict = { fault: 'client', retryable: false, throttling: false, members: {} } as const
  throw new ServiceError({ code, message, statusCode, ...verdict }, operation.errorContext)
}

describe('the waiters of boto3', () => {
  let described: readonly (readonly Described[])[] = []
  let fromBotocore: Waited[] = []

  beforeAll(() => {
    described = runPython<{ result: Described[] }>(
      'wait_with_botocore.py',
      [...services, ...older].map((names) => ({ names })),
    ).map(({ result }) => result)
    fromBotocore = runPython<{ result: Waited }>('wait_with_botocore.py', tasks.flat()).map(
      ({ result }) => result,
    )
  })

  it('are the same in every API version, with names, operations, delays, attempts and acceptors', () => {
    for (const [index, name] of [...services, ...older].entries()) {
      const aws: DynamicClient = client(name)
      const expected = described[index] ?? []
      expect(aws.waiterNames).toEqual(expected.map(({ snake }) => snake))
      const ours = expected.map(({ snake }) => {
        const { name: own, operation, delay, maxAttempts: attempts } = aws.getWaiter(snake)
        const acceptors = loadModel(name).findWaiter(own)?.[1].acceptors
        return { name: own, snake, operation, delay: delay / 1000, maxAttempts: attempts, acceptors }
      })
      expect(ours).toEqual(expected)
    }
    expect(described.flat().length).toBeGreaterThanOrEqual(640)
  })

  it('judge the same answers in the same way, attempt by attempt', async () => {
    const differing: unknown[] = []
    /** boto3 ends where a function of an expression gets what the answer lacks; here nothing matches. */
    const refusedByFunction = new Set<string>()
    for (const [index, task] of tasks.flat().entries()) {
      const { acceptors } = waiters[Math.floor(index / waitsEach)] ?? { acceptors: [] }
      const ours = await waitHere(task, acceptors)
      const { matched, end } = fromBotocore[index] ?? { matched: [], end: 'nothing' }
      if (end === 'JMESPathTypeError') {
        refusedByFunction.add(`${task.service} ${task.waiter}`)
        const before = matched.length - 1
        if (String(ours.matched.slice(0, before)) !== String(matched.slice(0, before)))
          differing.push({ task, ours })
      } else if (String(ours.matched) !== String(matched) || ours.end !== end) {
        differing.push({
          service: task.service,
          waiter: task.waiter,
          matched,
          end,
          ours,
          answers: task.answers,
        })
      }
    }
    expect(differing.slice(0, 3)).toEqual([])
    const withFunctions = waiters.filter(({ acceptors }) =>
      acceptors.some(({ argument = '' }) => argument.includes('length(')),
    )
    const known = new Set(withFunctions.map(({ service, name }) => `${service} ${name}`))
    expect([...refusedByFunction].filter((name) => !known.has(name))).toEqual([])
  })

  it('are tested with answers for every acceptor', () => {
    const unmatched = waiters.flatMap(({ service, name, acceptors }, index) => {
      const waits = fromBotocore.slice(index * waitsEach, (index + 1) * waitsEach)
      const seen = new Set(waits.flatMap(({ matched }) => matched))
      return acceptors.flatMap((acceptor, at) =>
        seen.has(at)
          ? []
          : [`${service} ${name} ${acceptor.matcher} ${acceptor.argument} ${acceptor.expected}`],
      )
    })
    expect(unmatched).toEqual([])
  })

  it('reach all four ends', () => {
    const ends = new Set(fromBotocore.map(({ end }) => end))
    expect([...ends].sort()).toEqual(['JMESPathTypeError', 'attempts', 'error', 'failure', 'success'])
  })
})
