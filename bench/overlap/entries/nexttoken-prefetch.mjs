import { client } from 'nexttoken'
import { config } from '../../harness/entry-config.mjs'
import { consume } from '../consume.mjs'

const sns = client('sns', config)
await consume(() => sns.paginate('list_topics', {}, { prefetch: true }))
