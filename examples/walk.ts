/**
 * Five ways to list SNS topics. Prints each request when it is sent. `npm start` runs it.
 */
import { parseArgs } from 'node:util'
import { type ClientConfig, client, NextTokenError } from 'nexttoken'
import { type Simulation, simulate } from 'nexttoken/simulator'

const usage = `npm start                                          a simulator on loopback, with 103 topics
npm start -- --endpoint-url URL [--region REGION]  any endpoint, such as moto's
npm start -- --aws [--region REGION]               AWS, with your credentials`

/** The client's logger, which receives a record of every request and response. */
const requestPrinter = { debug: printEvent, info: printEvent, warn: printEvent, error: printEvent }

function printEvent(record: unknown): void {
  const { event, operation, method, host, statusCode, bytes, code } = Object(record) as Record<
    string,
    unknown
  >
  if (event === 'request') console.log(`   -> ${method} ${host}  ${operation}`)
  else if (event === 'response') console.log(`   <- ${statusCode}, ${bytes} bytes`)
  else console.log(`   !! ${event}: ${code}`)
}

function connect(config: ClientConfig) {
  return client('sns', { ...config, logger: requestPrinter })
}

async function walk(sns: ReturnType<typeof connect>): Promise<void> {
  step('1  one page, as the API returns it: sns.listTopics()')
  const first = await sns.listTopics()
  print(first)

  step('2  the next page, by its token: sns.listTopics({ NextToken })')
  if (first.NextToken) print(await sns.listTopics({ NextToken: first.NextToken }))
  else console.log('      none: all topics fit on one page')

  step('3  the loop by hand: do … while (nextToken)')
  let nextToken: string | undefined
  const all = []
  do {
    const page = await sns.listTopics({ NextToken: nextToken })
    print(page)
    all.push(...page.Topics)
    nextToken = page.NextToken
  } while (nextToken)
  console.log(`   =  ${all.length} topics`)

  step(`4  the paginator: sns.getPaginator('list_topics').paginate()`)
  const paginator = sns.getPaginator('list_topics')
  let count = 0
  for await (const page of paginator.paginate()) {
    print(page)
    count += page.Topics.length
  }
  console.log(`   =  ${count} topics`)

  step('5  its items: paginator.paginate().items().toArray()')
  const topics = await paginator.paginate().items().toArray()
  console.log(`   =  ${topics.length} topics, from ${topics[0]?.TopicArn} to ${topics.at(-1)?.TopicArn}`)
}

function step(title: string): void {
  console.log(`\n${title}`)
}

function print(page: { Topics: unknown[]; NextToken?: string | undefined }): void {
  const token = page.NextToken ? `NextToken ${page.NextToken.slice(0, 16)}…` : 'No more Topics'
  console.log(`      ${page.Topics.length} topics, ${token}`)
}

/** The options of the command line. A local endpoint accepts any credentials, so that none have to be set up. */
async function main(): Promise<void> {
  const options = {
    'endpoint-url': { type: 'string' },
    region: { type: 'string' },
    aws: { type: 'boolean' },
  } as const
  const { values: flags } = parseArgs({ options: { ...options, help: { type: 'boolean' } } })
  if (flags.help) return console.log(usage)
  const { region, 'endpoint-url': endpoint } = flags
  if (flags.aws) return walk(connect({ region }))
  if (endpoint === undefined) return walkSimulated(region)
  const isLocal = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(endpoint)
  const local = process.env.AWS_ACCESS_KEY_ID ? {} : { credentials: anyCredentials }
  await walk(
    connect({ region: region ?? (isLocal ? 'us-east-1' : undefined), endpoint, ...(isLocal ? local : {}) }),
  )
}

const anyCredentials = { accessKeyId: 'local', secretAccessKey: 'local' }

async function walkSimulated(region = 'us-east-1'): Promise<void> {
  const simulation: Simulation = await simulate({ 'sns.ListTopics': { items: 103 } })
  const { endpoint } = simulation
  console.log(`a simulated SNS with 103 topics on ${endpoint}`)
  try {
    await walk(connect({ region, endpoint, credentials: anyCredentials }))
  } finally {
    await simulation.close()
  }
}

// A closed pipe, as after `npm start | head`, is not a failure.
process.stdout.on('error', () => process.exit())

await main().catch((error: unknown) => {
  const isOurs = error instanceof NextTokenError
  const isUsage = error instanceof TypeError && 'code' in error
  console.error(isOurs ? error.message : isUsage ? `${error.message}\n\n${usage}` : error)
  process.exitCode = 1
})
