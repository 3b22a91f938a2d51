import { client as makeClient } from '../../../client/index.js'
import type { Narrator } from './narrator.js'

/** The declarations of `nexttoken/types/sns`, as far as the walk uses them: they lie beside the built package. */
interface Sns {
  listTopics(input?: { NextToken?: string | undefined }): Promise<TopicsPage>
  getPaginator(name: 'list_topics'): { paginate(): Pages }
}

interface TopicsPage {
  readonly Topics: readonly { readonly TopicArn?: string }[]
  readonly NextToken?: string
}

interface Pages extends AsyncIterable<TopicsPage> {
  items(): { toArray(): Promise<readonly { readonly TopicArn?: string }[]> }
}

/** The walk of README.md. Each line is shown, then run; test/cli/commands compares them with README.md. */
export async function walk(tell: Narrator): Promise<void> {
  const client = (service: 'sns', config: { region: string }): Sns =>
    makeClient(service, { ...config, logger: tell.logger }) as unknown as Sns

  await tell.code("const sns = client('sns', { region: 'us-east-1' })", '')
  const sns = client('sns', { region: 'us-east-1' })

  await onePage(sns, tell)
  await byHand(sns, tell)
  await withPaginator(sns, tell)
}

async function onePage(sns: Sns, tell: Narrator): Promise<void> {
  await tell.code(
    'const first = await sns.listTopics()                       // one page, as the API returns it',
  )
  const first = await sns.listTopics()
  await tell.requests()
  await tell.code('first.Topics.length')
  await tell.gives(first.Topics.length)
  await tell.code("first.NextToken ?? 'No more Topics'")
  await tell.gives(first.NextToken ?? 'No more Topics')
  await tell.code('const second = await sns.listTopics({ NextToken: first.NextToken })')
  const second = await sns.listTopics({ NextToken: first.NextToken })
  await tell.requests()
  await tell.code('second.Topics.length')
  await tell.gives(second.Topics.length)
}

async function byHand(sns: Sns, tell: Narrator): Promise<void> {
  await tell.code(
    '',
    'let nextToken: string | undefined                          // the loop by hand',
    'const all = []',
    'do {',
    '  const page = await sns.listTopics({ NextToken: nextToken })',
    '  all.push(...page.Topics)',
    '  nextToken = page.NextToken',
    '} while (nextToken)',
  )
  let nextToken: string | undefined
  const all = []
  do {
    const page = await sns.listTopics({ NextToken: nextToken })
    all.push(...page.Topics)
    nextToken = page.NextToken
  } while (nextToken)
  await tell.gives(all.length)
}

async function withPaginator(sns: Sns, tell: Narrator): Promise<void> {
  await tell.code(
    '',
    "const paginator = sns.getPaginator('list_topics')          // reusable; 'listTopics' and 'ListTopics' work too",
  )
  const paginator = sns.getPaginator('list_topics')
  await tell.code('for await (const page of paginator.paginate()) page.Topics')
  const counts: number[] = []
  for await (const page of paginator.paginate()) counts.push(page.Topics.length)
  await tell.says(`${counts.reduce((sum, count) => sum + count)} over ${counts.length} pages`)
  await tell.code('const topics = await paginator.paginate().items().toArray()')
  const topics = await paginator.paginate().items().toArray()
  await tell.gives(topics.length)
}
