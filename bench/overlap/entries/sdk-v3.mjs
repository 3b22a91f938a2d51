import { paginateListTopics, SNSClient } from '@aws-sdk/client-sns'
import { config } from '../../harness/entry-config.mjs'
import { consume } from '../consume.mjs'

await consume(paginateListTopics({ client: new SNSClient(config) }, {}))
