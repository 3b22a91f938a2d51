import { client } from 'nexttoken'
import { config } from '../../harness/entry-config.mjs'
import { listAll } from '../list-all.mjs'

const sns = client('sns', { ...config, maxAttempts: 20 })
await listAll(() => sns.paginate('list_topics'))
