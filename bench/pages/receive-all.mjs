import { Agent, request } from 'node:http'
import { given } from './measure-pages.mjs'

const agent = new Agent({ keepAlive: true })
const { method, path, body } = given.request

/** The baseline: receives responses one after the other without reading them. */
export async function* receiveAll() {
  for (;;) yield await receive()
}

function receive() {
  return new Promise((resolve, reject) => {
    const headers = body === '' ? {} : { 'content-length': Buffer.byteLength(body, 'latin1') }
    const url = `${process.env.BENCH_ENDPOINT}${path}`
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    })
    sent.on('error', reject)
    sent.end(body, 'latin1')
  })
}
