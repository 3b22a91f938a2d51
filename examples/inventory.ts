/** Lists what an account has, of two services, and says what is missing. */
import { inventory } from 'nexttoken'

const run = inventory(
  { regions: ['eu-west-1', 'us-east-1'] },
  { operations: ['sns.list_topics', 'iam.list_users'] },
)

let topics = 0
for await (const event of run.events()) {
  if (event.kind === 'page') topics += event.items.filter(({ type }) => type === 'AWS::SNS::Topic').length
  const { done, total } = event.progress
  if (event.kind === 'ended')
    console.error(`${done} of ${total}: ${event.service} ${event.region} ${event.outcome}`)
}

const missing = run.receipts.filter(({ outcome }) => outcome !== 'complete')
console.log(`${topics} topics; ${missing.length} operations are not complete`)
