/** A process of its own, so that the server's work is not the client's: `server.ts <case> <latency>` sends its address. */
import { cases } from './cases.js'
import { keysOf } from './key-sets.js'
import { serveKeys } from './serve-keys.js'

const [name, latency] = process.argv.slice(2)
const one = cases.find((each) => each.name === name)
if (!one) throw new Error(`no case ${name}`)
const keys = keysOf(one.keySet, one.keys)
const { endpoint } = await serveKeys(keys, { pageSize: one.pageSize, latency: Number(latency) })
process.send?.({ endpoint, keys: keys.length })
