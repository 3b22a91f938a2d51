import { config } from '../../harness/entry-config.mjs'
import { given, listMany, maxSockets } from '../list-many.mjs'

const sdk = await import(`@aws-sdk/client-${given.sdk}`)
const [, Client] = Object.entries(sdk).find(
  ([name]) => /^[A-Za-z0-9]+Client$/.test(name) && name !== '__Client',
)
const client = new Client({ ...config, requestHandler: { httpAgent: { maxSockets, keepAlive: true } } })
await listMany(() => sdk[`paginate${given.operation}`]({ client }, given.input))
