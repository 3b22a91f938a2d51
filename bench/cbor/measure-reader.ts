import { client } from '../../src/index.js'
import { loadModel } from '../../src/models/index.js'
import { findProtocol, type RawResponse } from '../../src/protocols/index.js'
import { config } from '../harness/entry-config.mjs'

const given = JSON.parse(process.env.BENCH_CASE ?? '')
const decodings = 2000

/** Lists pages and then decodes one of them again and again; prints what each costs. */
export async function measureReader(): Promise<void> {
  const cpu = await listPages()
  const { body, headers } = await fetchPage()
  const decoding = await decode({ statusCode: 200, headers, body })
  console.log(JSON.stringify({ cpu, decoding, kilobytes: body.length / 1000 }))
  process.exit(0)
}

async function listPages(): Promise<number> {
  const { service, operation, input, list, warm, pages } = given
  let begin = process.cpuUsage()
  let count = 0
  for await (const page of client(service, config).paginate(operation, input)) {
    if (!Array.isArray(page[list])) throw new Error(`page ${count} has no ${list}`)
    if (++count === warm) begin = process.cpuUsage()
    if (count === warm + pages) break
  }
  return milliseconds(begin) / pages
}

async function fetchPage(): Promise<Pick<RawResponse, 'body' | 'headers'>> {
  const { method, path } = given.request
  const answer = await fetch(`${process.env.BENCH_ENDPOINT}${path}`, { method })
  return { body: new Uint8Array(await answer.arrayBuffer()), headers: {} }
}

async function decode(response: RawResponse): Promise<number> {
  const model = loadModel(given.service)
  const operation = model.operation(given.operation)
  if (!operation) throw new Error(`no operation ${given.operation}`)
  const protocol = await findProtocol(model)
  const times = (count: number) => {
    for (let i = 0; i < count; i++) protocol.decodeResponse(operation, response)
  }
  times(decodings)
  const begin = process.cpuUsage()
  times(decodings)
  return milliseconds(begin) / decodings
}

function milliseconds(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1000
}
