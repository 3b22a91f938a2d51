import { client } from 'nexttoken'
import { config } from '../../harness/entry-config.mjs'
import { callEach } from '../call-each.mjs'

await callEach(
  () => client('sns', config),
  (sns) => sns.listTopics(),
)
