/** List the EC2 instances of several regions, at once, and say which regions could not be listed. */
import { across } from 'nexttoken'

const run = across({ regions: ['us-*', 'eu-central-1'] }, { concurrency: 16 })

let count = 0
for await (const { item } of run.paginate('ec2', 'describe_instances').items())
  count += item.Instances?.length ?? 0

const complete = run.receipts.filter(({ outcome }) => outcome === 'complete')
console.log(`${count} instances in ${complete.length} regions`)
for (const { account, region, outcome, error } of run.receipts)
  if (outcome !== 'complete') console.error(account, region, outcome, error?.message)
