import { paginateListTopics, SNSClient } from '@aws-sdk/client-sns'
import { config } from '../../harness/entry-config.mjs'
import { listAll } from '../list-all.mjs'

const client = new SNSClient({ ...config, maxAttempts: 20, retryMode: 'standard' })
await listAll(() => paginateListTopics({ client }, {}))
