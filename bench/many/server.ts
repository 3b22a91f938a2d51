/** A process of its own, so that the server's work is not the client's: `server.ts <case> <latency>` sends its address. */
import { cases } from '../pages/cases.js'
import { preparePage } from '../pages/prepare-page.js'
import { servePage } from '../pages/serve-page.js'

const [name, latency] = process.argv.slice(2)
const one = cases.find((each) => each.name === name)
if (!one) throw new Error(`no page ${name}`)
const { endpoint } = await servePage(await preparePage(one), { ...one, latency: Number(latency) })
process.send?.(endpoint)
