/**
 * `npx tsx bench/parallel/simulate.ts [text]`: the same listings in virtual time, in half a minute and without a build;
 * the same numbers in every run. For the key sets whose names contain the text; `--trace` prints every tenth of a second.
 */
import { parseArgs } from 'node:util'
import { loadModel } from '../../src/models/index.js'
import { Paginator } from '../../src/pagination/index.js'
import { FaultyStore } from '../../test/support/key-store/faulty-store.js'
import { KeyStore } from '../../test/support/key-store/key-store.js'
import { StoreSender } from '../../test/support/key-store/store-sender.js'
import { cases, type ParallelCase } from './cases.js'
import { keysOf } from './key-sets.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { trace: { type: 'boolean', default: false } },
})
const latency = 20

for (const one of cases.filter(
  ({ goals, name }) => goals === 'fast' && name.includes(positionals[0] ?? ''),
)) {
  const store = new KeyStore(keysOf(one.keySet, one.keys))
  for (const parallel of [16, 64])
    for (const ordered of [true, false]) await list(one, store, { parallel, ordered })
}

async function list(
  { name, keys, pageSize }: ParallelCase,
  store: KeyStore,
  options: { parallel: number; ordered: boolean },
): Promise<void> {
  const operation = loadModel('s3').operation('ListObjectsV2')
  if (!operation) throw new Error('no ListObjectsV2')
  const faulty = new FaultyStore(store)
  const sender = new StoreSender(faulty, { operation: 'ListObjectsV2', latency: [latency, latency] })
  const paginator = new Paginator<Record<string, unknown>, Record<string, unknown>>(operation, sender)
  const pages = paginator.paginate({ Bucket: 'bench' }, { ...options, pageSize })
  let [count, nextTrace] = [0, 0]
  for await (const page of pages) {
    count += (page.Contents as unknown[]).length
    if (!values.trace || sender.time.now < nextTrace) continue
    console.log(`  ${sender.time.now} ms: ${faulty.requests.length} requests, ${sender.inFlight} in flight`)
    nextTrace = sender.time.now + 100
  }
  if (count !== keys) throw new Error(`${name}: ${count} keys of ${keys}`)
  const chain = Math.ceil(keys / pageSize)
  const more = (faulty.requests.length / chain - 1) * 100
  const order = options.ordered ? 'in order' : 'unordered'
  const speed = ((chain * latency) / sender.time.now).toFixed(1)
  const said = JSON.stringify(pages.receipt.parallel)
  console.log(`${name}, ${options.parallel} in flight, ${order}: ${speed}x, +${more.toFixed(0)} %, ${said}`)
}
