/** List in runs of at most one minute. Each continues where the last one stopped or was killed. */
import { client } from 'nexttoken'

const iam = client('iam', { region: 'us-east-1' })
const checkpoint = { store: `/tmp/users-${process.pid}.json`, every: 'item' as const }

const first = iam.paginate('list_users', {}, { checkpoint, maxItems: 10, pageSize: 4 })
for await (const user of first.items()) console.log(user.UserName)

const second = iam.paginate('list_users', {}, { checkpoint, deadline: 60_000 })
let count = 0
for await (const _ of second.items()) count++
console.log(`${count} more; ${second.receipt.outcome}`)
