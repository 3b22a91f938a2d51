import { beforeAll, describe, expect, it } from 'vitest'
import { compileEach } from './support/compile.js'

const head = `import { client } from 'nexttoken'
import 'nexttoken/types/sns'
import 'nexttoken/types/ec2'
const sns = client('sns')
const ec2 = client('ec2')
`

/** Names that are nearly right, of an operation. */
const misspelt = [
  {
    name: 'near',
    words: 'a name that is nearly one',
    line: `sns.getPaginator('list_topic')`,
    reason: 'there is no list_topic; did you mean list_topics?',
  },
  {
    name: 'letter',
    words: 'a name without one of its letters, among 657',
    line: `ec2.paginate('describe_instnces')`,
    reason: 'there is no describe_instnces; did you mean describe_instances?',
  },
  {
    name: 'letter-more',
    words: 'a name with a letter too many, of the method',
    line: `ec2.paginate('describeInstancess')`,
    reason: 'there is no describeInstancess; did you mean describeInstances?',
  },
  {
    name: 'without-pages',
    words: 'an operation without pages',
    line: `sns.getPaginator('create_topic')`,
    reason: 'CreateTopic has no pages: a single call returns everything',
  },
  {
    name: 'more-of-one',
    words: 'more of what has no pages',
    line: `sns.hasMore('createTopic', {})`,
    reason: 'CreateTopic has no pages: a single call returns everything',
  },
  {
    name: 'called',
    words: 'a call of what there is not',
    line: `void sns.call('create_topi', { Name: 'orders' })`,
    reason: 'there is no create_topi; did you mean CreateTopic?',
  },
  {
    name: 'waiter',
    words: 'a waiter without one of its letters, among 43',
    line: `ec2.getWaiter('instance_runing')`,
    reason: 'there is no instance_runing; did you mean instance_running?',
  },
  {
    name: 'waited',
    words: 'a wait for what there is not',
    line: `void ec2.waitFor('InstanceRuning', { InstanceIds: ['i-1'] })`,
    reason: 'there is no InstanceRuning; did you mean InstanceRunning?',
  },
  {
    name: 'without-waiters',
    words: 'a waiter of a service that has none',
    line: `sns.getWaiter('topic_exists')`,
    reason: 'this service has no waiters',
  },
]

/** And of a service. */
const services = [
  ['near-service', `client('snss')`, 'there is no service snss; did you mean sns?'],
  ['letter-service', `client('lamda')`, 'there is no service lamda; did you mean lambda?'],
  [
    'session-service',
    `(await import('nexttoken')).session().client('dynamdb')`,
    'there is no service dynamdb; did you mean dynamodb?',
  ],
  [
    'far-service',
    `client('nonsense')`,
    "no service that ships with nexttoken is named nonsense; for a model of your own, write client('nonsense' as string)",
  ],
]

const otherLines = {
  far: `sns.getPaginator('nonsense')`,
  lacks: 'void sns.createTopic({})',
  many: `void sns.createTopic({ Nam: 'n' })`,
  option: `sns.paginate('list_topics', {}, { PageSize: 3 })`,
  listed: `sns.paginate('list_topics', { NextTokn: 'x' })`,
  page: `sns.hasMore('list_topics', 5)`,
  untyped: `export const count: number = client('sqs')`,
}

/** Names that may be anything: no message. */
const anyName = `import { client, type DynamicClient, type ModelDescription } from 'nexttoken'
declare const name: string
declare const several: 'sqs' | 'ec2'
declare const model: ModelDescription
declare const either: string | ModelDescription
export const all: DynamicClient[] = [client(name), client(several), client(model), client(either), client('own' as string)]
`

/** All programs, compiled with one start of the compiler. */
let said: ReturnType<typeof compileEach>
beforeAll(() => {
  const lines = [
    ...misspelt.map(({ name, line }) => [name, line] as const),
    ...services.map(([name = '', line = '']) => [name, `export const aws = ${line}`] as const),
    ...Object.entries(otherLines),
  ]
  const programs = lines.map(([name, line]) => [name, `${head}${line}\n`] as const)
  said = compileEach('messages', { ...Object.fromEntries(programs), 'any-name': anyName })
})

/** The last line of what the compiler says of a program: its reason. */
async function reasonFor(name: string): Promise<string> {
  return (await said)[name]?.trim().split('\n').at(-1)?.trim() ?? ''
}

describe('a compiler message', () => {
  it.each(misspelt)('names the remedy: $words', async ({ name, line, reason }) => {
    const given = /'(\w+)'/.exec(line)?.[1]
    expect(await reasonFor(name)).toBe(
      `Argument of type '"${given}"' is not assignable to parameter of type '"${reason}"'.`,
    )
  })

  it('lists all names if no name is close', async () => {
    expect(await reasonFor('far')).toMatch(
      /'"nonsense"' is not assignable to parameter of type '"ListEndpointsByPlatformApplication" \| /,
    )
  })

  it('names the missing or unknown member of an input', async () => {
    expect(await reasonFor('lacks')).toMatch(/Property 'Name' is missing/)
    expect(await reasonFor('many')).toMatch(
      /'Nam' does not exist in type 'CreateTopicInput'\. Did you mean to write 'Name'\?/,
    )
  })

  it('names the wrong input member or option of a listing', async () => {
    expect(await reasonFor('option')).toMatch(
      /'PageSize' does not exist in type 'PaginateOptions'\. Did you mean to write 'pageSize'\?/,
    )
    expect(await reasonFor('listed')).toMatch(/'NextTokn' does not exist in type 'ListTopicsInput'/)
    expect(await reasonFor('page')).toMatch(
      /^Argument of type 'number' is not assignable to parameter of type 'Omit</,
    )
  })

  it.each(services)('suggests the service: %s', async (name, line, reason) => {
    const given = /client\('(\w+)'/.exec(line)?.[1]
    expect(await reasonFor(name)).toBe(
      `Argument of type '"${given}"' is not assignable to parameter of type '"${reason}" | ModelDescription'.`,
    )
  })

  it('does not appear for a name known only at run time, a union of names, a model, or a union of these', async () => {
    expect((await said)['any-name']).toBe('')
  })

  it('names the import if a client has no types', async () => {
    expect(await reasonFor('untyped')).toBe(
      `(6,14): error TS2322: Type 'DynamicClient<"import 'nexttoken/types/sqs' gives this client its types">' is not assignable to type 'number'.`,
    )
  })
})
