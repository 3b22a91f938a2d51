/** One page, the next page, the loop by hand, the paginator, the items. */
import { client } from 'nexttoken'

const sns = client('sns', { region: 'us-east-1' })

const first = await sns.listTopics()                       // one page, as the API returns it
first.Topics.length                                        // 100
first.NextToken ?? 'No more Topics'                        // 'AaEdHp…'
const second = await sns.listTopics({ NextToken: first.NextToken })
second.Topics.length                                       // 3, and no NextToken

let nextToken: string | undefined                          // the loop by hand
const all = []
do {
  const page = await sns.listTopics({ NextToken: nextToken })
  all.push(...page.Topics)
  nextToken = page.NextToken
} while (nextToken)                                        // 103

const paginator = sns.getPaginator('list_topics')          // reusable; 'listTopics' and 'ListTopics' work too
for await (const page of paginator.paginate()) page.Topics // 103 over two pages
const topics = await paginator.paginate().items().toArray()

console.log(first.Topics.length, second.Topics.length, all.length, topics.length)
