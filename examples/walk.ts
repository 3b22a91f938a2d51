/**
 * The seed walk: five ways to list SNS topics, each request printed as it goes out. `npm start` runs it.
 *
 *   npm start                                                      against a simulator with 103 topics
 *   npm start -- --endpoint-url http://127.0.0.1:5000 --region us-east-1
 *   npm start -- --aws --region eu-west-1                          against AWS, with your credentials
 */
import { parseArgs } from 'node:util'
import { client, NextTokenError } from 'nexttoken'
import { type Simulation, simulate } from 'nexttoken/simulator'

const { values: flags } = parseArgs({
  options: {
    'endpoint-url': { type: 'string' },
    region: { type: 'string' },
    aws: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

try {
  if (flags.help) console.log('npm start -- [--endpoint-url URL | --aws] [--region REGION]')
  else await run()
} catch (error) {
  console.error(error instanceof NextTokenError ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const simulator =
    flags.aws || flags['endpoint-url'] ? undefined : await simulate({ 'sns.ListTopics': { items: 103 } })
  try {
    await walk(connect(simulator))
  } finally {
    await simulator?.close()
  }
}

function connect(simulator: Simulation | undefined) {
  const endpoint = simulator?.endpoint ?? flags['endpoint-url']
  const local =
    endpoint !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname)
  const anyone = { accessKeyId: 'local', secretAccessKey: 'local' }
  console.log(`endpoint  ${endpoint ?? 'AWS'}`)
  return client('sns', {
    region: flags.region ?? (local ? 'us-east-1' : undefined),
    endpoint,
    credentials: local && !process.env.AWS_ACCESS_KEY_ID ? anyone : undefined,
    requestHandler: undefined,
  })
}

async function walk(sns: ReturnType<typeof connect>): Promise<void> {
  step('1  one page, as the API gives it')
  const first = await sns.listTopics()
  print('listTopics()', first)

  step('2  the next page, by its token')
  if (first.NextToken)
    print('listTopics({ NextToken })', await sns.listTopics({ NextToken: first.NextToken }))
  else console.log('   there is none: all topics fit on one page')

  step('3  the loop by hand')
  let nextToken: string | undefined
  const all = []
  do {
    const page = await sns.listTopics({ NextToken: nextToken })
    print(nextToken ? 'listTopics({ NextToken })' : 'listTopics()', page)
    all.push(...page.Topics)
    nextToken = page.NextToken
  } while (nextToken)
  console.log(`   = ${all.length} topics`)

  step(`4  the paginator: sns.getPaginator('list_topics')`)
  const paginator = sns.getPaginator('list_topics')
  let count = 0
  for await (const page of paginator.paginate()) {
    print('page', page)
    count += page.Topics.length
  }
  console.log(`   = ${count} topics`)

  step('5  its items: paginator.paginate().items().toArray()')
  const topics = await paginator.paginate().items().toArray()
  console.log(`   = ${topics.length} topics, from ${topics[0]?.TopicArn} to ${topics.at(-1)?.TopicArn}`)
}

function step(title: string): void {
  console.log(`\n${title}`)
}

function print(call: string, page: { Topics: unknown[]; NextToken?: string | undefined }): void {
  const token = page.NextToken ? `NextToken ${page.NextToken.slice(0, 16)}…` : 'No more Topics'
  console.log(`   <- ${call.padEnd(28)} ${String(page.Topics.length).padStart(3)} topics, ${token}`)
}
