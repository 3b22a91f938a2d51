import { cbor } from '@smithy/core/cbor'
import { loadModel } from '../../../src/models/index.js'
import { findProtocol } from '../../../src/protocols/index.js'
import { given } from '../measure-pages.mjs'

/** Number of decodings before the measured rounds, and in each round, which takes about 50 ms at 100 MB/s. */
const bytesOfRound = 5_000_000
const warmRounds = 5
const rounds = given.short ? 4 : 10

const answer = await fetch(`${process.env.BENCH_ENDPOINT}${given.request.path}`)
const body = new Uint8Array(await answer.arrayBuffer())
const headers = { 'content-type': answer.headers.get('content-type') }
const model = loadModel(given.service)
const operation = model.operation(given.operation)
const protocol = await findProtocol(model)
const decode = () => protocol.decodeResponse(operation, { statusCode: 200, headers, body })
const text = jsonOf(body)
const parse = text && (() => JSON.parse(text.toString()))
const times = Math.ceil(bytesOfRound / body.length)

let [decoding, parsing] = [0, 0]
for (let round = 0; round < warmRounds + rounds; round++) {
  if (round === warmRounds) [decoding, parsing] = [0, 0]
  decoding += run(decode)
  if (parse) parsing += run(parse)
}
const cpu = decoding / rounds / times
const kilobytes = body.length / 1000
console.log(
  JSON.stringify({
    cpu,
    kilobytes,
    ...(parse && { parse: parsing / rounds / times }),
  }),
)

function run(work) {
  const begin = process.cpuUsage()
  for (let i = 0; i < times; i++) work()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1000
}

/** The page as JSON: unchanged, or for CBOR the same values written as JSON. */
function jsonOf(bytes) {
  if (headers['content-type'].includes('json')) return Buffer.from(bytes)
  if (!headers['content-type'].includes('cbor')) return undefined
  return Buffer.from(JSON.stringify(cbor.deserialize(bytes), (_, value) => value?.value ?? value))
}
