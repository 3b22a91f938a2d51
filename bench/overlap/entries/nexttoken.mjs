import { client } from 'nexttoken'
import { config } from '../../harness/entry-config.mjs'
import { consume } from '../consume.mjs'

await consume(client('sns', config).paginate('list_topics'))
