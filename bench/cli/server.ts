/** A process of its own, so that the server's work is not the command's: `server.ts <keys>` sends its address. */
import { keysOf } from '../parallel/key-sets.js'
import { serveKeys } from '../parallel/serve-keys.js'

const keys = keysOf('zero-padded counter', Number(process.argv[2]))
const { endpoint } = await serveKeys(keys, { pageSize: 1000, latency: 0 })
process.send?.({ endpoint })
