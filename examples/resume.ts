/** Stop after ten users and continue from there: later, in another process, with boto3 or with the AWS CLI. */
import { client } from 'nexttoken'

const iam = client('iam', { region: 'us-east-1' })

const some = iam.paginate('list_users', {}, { maxItems: 10, pageSize: 4 })
const users = await some.items().toArray()
console.log(users.length, 'users, then', some.resumeToken)

const rest = iam.paginate('list_users', {}, { startingToken: some.resumeToken })
console.log((await rest.items().toArray()).length, 'more')
