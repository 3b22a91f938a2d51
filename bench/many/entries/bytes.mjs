import { Agent, get } from 'node:http'
import { listMany, maxSockets } from '../list-many.mjs'

const agent = new Agent({ keepAlive: true, maxSockets })

/** The floor: responses that nobody reads. */
async function* receiveAll() {
  for (;;) yield await receive()
}

function receive() {
  return new Promise((resolve, reject) => {
    const sent = get(process.env.BENCH_ENDPOINT, { agent }, (response) => {
      response.resume()
      response.on('end', resolve)
    })
    sent.on('error', reject)
  })
}

await listMany(receiveAll, { touch: false })
