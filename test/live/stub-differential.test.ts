import { client, type DynamicClient, type NextTokenError, ServiceError } from 'nexttoken'
import { ANY, stub } from 'nexttoken/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { loadModel, type OperationModel, type Shape } from '../../src/models/index.js'
import { eventStreamMember, type Structure } from '../../src/protocols/index.js'
import { compileGenerator } from '../../src/simulator/values/index.js'
import { startPython } from './support/python-process.js'

interface StubAnswer {
  readonly operation: string
  readonly output?: unknown
  readonly error?: { readonly code: string; readonly message?: string; readonly statusCode?: number }
  readonly expected?: unknown
}

interface Task {
  readonly service: string
  readonly answers: readonly StubAnswer[]
  readonly calls: readonly { readonly operation: string; readonly input: Structure }[]
}

interface Result {
  readonly outcomes: readonly {
    readonly outcome: string
    readonly code?: string
    readonly members?: readonly string[]
  }[]
  readonly pending: boolean
}

const python = startPython('stub_with_botocore.py')
afterAll(() => python.stop())

/** Values that JSON does not have, as the script reads them. */
function forPython(value: unknown): unknown {
  if (value === ANY) return { $any: true }
  if (value instanceof Date) return { $date: value.getTime() / 1000 }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(forPython)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, forPython(item)]))
}

async function theirs(task: Task): Promise<Result> {
  const [result] = await python.ask<Result>(forPython(task), 1)
  if (!result) throw new Error('botocore did not answer')
  return result
}

async function ours({ service, answers, calls }: Task): Promise<Result> {
  const opened: DynamicClient = client(service)
  const stubbed = stub(opened)
  for (const { operation, output, error, expected } of answers) {
    try {
      if (error) stubbed.addError(operation, error, expected as Structure)
      else stubbed.addResponse(operation, output as Structure, expected as Structure)
    } catch {
      return { outcomes: [{ outcome: 'invalid output' }], pending: false }
    }
  }
  const outcomes: Result['outcomes'][number][] = []
  for (const { operation, input } of calls) outcomes.push(await outcomeOf(opened.call(operation, input)))
  return { outcomes, pending: hasPending(stubbed) }
}

async function outcomeOf(call: Promise<Structure>): Promise<Result['outcomes'][number]> {
  try {
    const { $metadata: _, ...output } = await call
    return { outcome: 'answered', members: Object.keys(output).toSorted() }
  } catch (error) {
    if (error instanceof ServiceError) return { outcome: 'error', code: error.code }
    const { code } = error as NextTokenError
    return {
      outcome:
        code === 'UnexpectedCall' ? 'refused' : code === 'ParamValidation' ? 'invalid input' : String(error),
    }
  }
}

/** Only answers that were not used: botocore does not remember calls without an answer. */
function hasPending(stubbed: { assertNoPendingResponses(): void }): boolean {
  try {
    stubbed.assertNoPendingResponses()
    return false
  } catch (error) {
    return (error as Error).message.includes('were not asked for')
  }
}

const create = (input: Structure) => ({ operation: 'CreateTopic', input })
const created = (expected?: unknown): StubAnswer => ({
  operation: 'CreateTopic',
  output: { TopicArn: 'arn:1' },
  expected,
})

const tasks: readonly (Omit<Task, 'service'> & { readonly words: string })[] = [
  { words: 'an answer without an expected input', answers: [created()], calls: [create({ Name: 'a' })] },
  { words: 'the expected input', answers: [created({ Name: 'a' })], calls: [create({ Name: 'a' })] },
  { words: 'another value', answers: [created({ Name: 'a' })], calls: [create({ Name: 'b' })] },
  { words: 'a member too few', answers: [created({ Name: 'a', Tags: [] })], calls: [create({ Name: 'a' })] },
  { words: 'a member too many', answers: [created({ Name: 'a' })], calls: [create({ Name: 'a', Tags: [] })] },
  { words: 'any value', answers: [created({ Name: ANY })], calls: [create({ Name: 'b' })] },
  {
    words: 'any value that is absent',
    answers: [created({ Name: 'a', Tags: ANY })],
    calls: [create({ Name: 'a' })],
  },
  {
    words: 'any value inside of a list',
    answers: [created({ Name: 'a', Tags: [{ Key: 'k', Value: ANY }] })],
    calls: [create({ Name: 'a', Tags: [{ Key: 'k', Value: 'v' }] })],
  },
  {
    words: 'another value inside of a list',
    answers: [created({ Name: 'a', Tags: [{ Key: 'k', Value: 'v' }] })],
    calls: [create({ Name: 'a', Tags: [{ Key: 'k', Value: 'w' }] })],
  },
  { words: 'an invalid input', answers: [created()], calls: [create({ Nam: 'a' })] },
  { words: 'an empty queue', answers: [], calls: [create({ Name: 'a' })] },
  {
    words: 'more calls than answers',
    answers: [created()],
    calls: [create({ Name: 'a' }), create({ Name: 'b' })],
  },
  { words: 'fewer calls than answers', answers: [created(), created()], calls: [create({ Name: 'a' })] },
  { words: 'another operation', answers: [created()], calls: [{ operation: 'ListTopics', input: {} }] },
  {
    words: 'another operation, then the right one',
    answers: [created()],
    calls: [{ operation: 'ListTopics', input: {} }, create({ Name: 'a' })],
  },
  {
    words: 'an error',
    answers: [{ operation: 'CreateTopic', error: { code: 'InvalidParameter', message: 'no' } }],
    calls: [create({ Name: 'a' })],
  },
  {
    words: 'an error with an expected input that differs',
    answers: [{ operation: 'CreateTopic', error: { code: 'InvalidParameter' }, expected: { Name: 'b' } }],
    calls: [create({ Name: 'a' })],
  },
  {
    words: 'an error that the model does not have',
    answers: [{ operation: 'CreateTopic', error: { code: 'Odd', statusCode: 418 } }],
    calls: [create({ Name: 'a' })],
  },
  { words: 'an unknown member', answers: [{ operation: 'CreateTopic', output: { Arn: 'a' } }], calls: [] },
  { words: 'a wrong type', answers: [{ operation: 'CreateTopic', output: { TopicArn: 1 } }], calls: [] },
  {
    words: 'a wrong type in a list',
    answers: [{ operation: 'ListTopics', output: { Topics: ['a'] } }],
    calls: [],
  },
  {
    words: 'a required member that is missing',
    answers: [{ operation: 'GetSMSSandboxAccountStatus', output: {} }],
    calls: [],
  },
  {
    words: 'an operation without an output',
    answers: [{ operation: 'DeleteTopic', output: {} }],
    calls: [{ operation: 'DeleteTopic', input: { TopicArn: 'a' } }],
  },
  {
    words: 'a member of an operation without an output',
    answers: [{ operation: 'DeleteTopic', output: { A: 1 } }],
    calls: [],
  },
]

describe('a stub does what botocore’s Stubber does with', () => {
  it.each(tasks)('$words', async ({ words: _, ...task }) => {
    const result = await ours({ service: 'sns', ...task })
    expect(result).toEqual(await theirs({ service: 'sns', ...task }))
  })
})

/** Ways to break an output; undefined if it has no such place. */
const mutations: Readonly<Record<string, (output: Structure, shape: Shape) => Structure | undefined>> = {
  'as it is': (output) => output,
  'without a required member': (output, shape) => without(output, [...shape.required][0]),
  'with an unknown member': (output) => ({ ...output, Unheard0f: 1 }),
  'with a wrong type': (output, shape) => {
    const member = [...shape.members.values()].find(
      (one) => one.shape.type === 'string' && !one.traits.jsonvalue,
    )
    return member && { ...output, [member.name]: 5 }
  },
  'with a list for a structure': (output, shape) => {
    const member = [...shape.members.values()].find(
      (one) => one.shape.type === 'structure' && !one.shape.isDocument,
    )
    return member && { ...output, [member.name]: [] }
  },
  'with an empty structure': (output, shape) => {
    const member = [...shape.members.values()].find(
      (one) => one.shape.type === 'structure' && !one.shape.isDocument,
    )
    return member && { ...output, [member.name]: {} }
  },
}

function without(output: Structure, name: string | undefined): Structure | undefined {
  if (name === undefined) return undefined
  const { [name]: _, ...others } = output
  return others
}

/** Where a stub accepts what botocore refuses, or the other way round, on purpose. */
function isKnown({ name, service, output, paginationRule }: OperationModel, mutation: string): boolean {
  const [first = ''] = output?.required ?? []
  const isFilledIn =
    paginationRule?.resultKeys.includes(first) || output?.members.get(first)?.location === 'statusCode'
  if (mutation === 'without a required member' && isFilledIn) return true
  // nexttoken returns IAM's policies as objects.
  return service.name === 'iam' && mutation === 'with a wrong type' && /Policy/.test(name)
}

const services = [
  'sns',
  'sqs',
  's3',
  'iam',
  'lambda',
  'kinesis',
  'ecs',
  'logs',
  'route53',
  'stepfunctions',
  'ssm',
  'kms',
  'glue',
]

describe('an output is valid for a stub if it is for botocore', () => {
  it.each(services)('%s', async (service) => {
    const model = loadModel(service)
    const problems: string[] = []
    let compared = 0
    for (const operation of model.operationNames.flatMap((name) => model.operation(name) ?? [])) {
      const { output: shape, name } = operation
      if (!shape || eventStreamMember(shape) || eventStreamMember(operation.input)) continue
      const made = compileGenerator(shape, shape.name, { service: model.signingName })(0) as Structure
      for (const [mutation, change] of Object.entries(mutations)) {
        const output = change(made, shape)
        if (output === undefined || isKnown(operation, mutation)) continue
        const task = { service, answers: [{ operation: name, output }], calls: [] }
        const [one, other] = [await ours(task), await theirs(task)]
        compared++
        const [mine, yours] = [one, other].map(({ outcomes }) => outcomes[0]?.outcome ?? 'valid')
        if (mine !== yours) problems.push(`${name} ${mutation}: ${mine}, botocore ${yours}`)
      }
    }
    expect(compared).toBeGreaterThan(20)
    expect(problems).toEqual([])
  })
})
