// Lists topics into the target that the argument names, and is killed while it does.
import './better-sqlite.mjs'
import { client } from 'nexttoken'

const [target] = process.argv.slice(2)
const topics = client('sns', { region: 'us-east-1' }).paginate('list_topics')
process.stdout.write('lists\n')
await topics.to(target)
