import { client } from 'nexttoken'
import { config } from '../../harness/entry-config.mjs'
import { given, listMany, maxSockets } from '../list-many.mjs'

const aws = client(given.service, { ...config, requestHandler: { httpAgent: { maxSockets } } })
await listMany(() => aws.paginate(given.operation, given.input))
