import { paginateListTopics, SNSClient } from '@aws-sdk/client-sns'
import { config } from '../../harness/entry-config.mjs'
import { listAll } from '../list-all.mjs'

const client = new SNSClient({ ...config, maxAttempts: 20, retryMode: 'adaptive' })
await listAll(async () => {
  let count = 0
  for await (const page of paginateListTopics({ client }, {})) count += page.Topics.length
  return count
})
