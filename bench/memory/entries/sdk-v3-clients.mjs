import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { config } from '../../harness/entry-config.mjs'
import { callEach } from '../call-each.mjs'

await callEach(
  () => new SNSClient(config),
  (sns) => sns.send(new ListTopicsCommand({})),
)
