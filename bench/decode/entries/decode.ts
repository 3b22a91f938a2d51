import { readFileSync } from 'node:fs'
import { loadModel } from '../../../src/models/index.js'
import { readDocument, xmlDecoder } from '../../../src/protocols/xml/decode/index.js'
import type { XmlReader } from '../../../src/protocols/xml/index.js'

/** A block takes about 5 ms; the numbers are those of the fastest quarter of the blocks. */
const BLOCKS = 200
const bytesOfBlock = 500_000

const { service, operation: name, file } = JSON.parse(process.env.BENCH_DECODE ?? '')
const operation = loadModel(service).operation(name)
if (!operation?.output) throw new Error(`no output of ${name}`)
const { output, traits } = operation
const decode = xmlDecoder(output)
const read = traits.output?.resultWrapper === undefined ? decode : readWrapper
const body = readFileSync(file)
const pages = Math.max(1, Math.round(bytesOfBlock / body.length))

const blocks = { shortcuts: [] as number[], full: [] as number[] }
for (let block = 0; block < BLOCKS; block++) {
  blocks.shortcuts.push(measureBlock(true))
  if (block % 4 === 0) blocks.full.push(measureBlock(false))
}
const result = { shortcuts: typical(blocks.shortcuts), full: typical(blocks.full) }
console.log(JSON.stringify({ ...result, kilobytes: body.length / 1000 }))

function readWrapper(reader: XmlReader): unknown {
  let result: unknown
  while (reader.nextChild()) result = decode(reader)
  return result
}

/** Microseconds a page. */
function measureBlock(takesShortcuts: boolean): number {
  const begin = process.hrtime.bigint()
  for (let page = 0; page < pages; page++) readDocument(body, read, takesShortcuts)
  return Number(process.hrtime.bigint() - begin) / 1000 / pages
}

/** The first quarter of the blocks warms up. */
function typical(all: readonly number[]): number {
  const sorted = all.slice(all.length / 4).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 4)] ?? Number.NaN
}
