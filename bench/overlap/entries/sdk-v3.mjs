import { paginateListTopics, SNSClient } from '@aws-sdk/client-sns'
import { config } from '../../harness/entry-config.mjs'
import { consume } from '../consume.mjs'

const client = new SNSClient(config)
await consume(() => paginateListTopics({ client }, {}))
