/** Writes a million objects into a target, and prints what that cost. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSink } from 'nexttoken/sinks'

const [count, batch] = [Number(process.env.BENCH_ROWS), 1000]
const ending = process.env.BENCH_ENDING
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-bench-'))
const path = join(folder, `objects${ending}`)
const types = {
  ...{ Key: 'text', LastModified: 'timestamp', ETag: 'text', ChecksumAlgorithm: { list: 'text' } },
  ...{ ChecksumType: 'text', Size: 'long', StorageClass: 'text' },
}
const columns = Object.entries(types).map(([name, type]) => ({ name, type, read: (row) => row[name] }))
const nothing = { open() {}, write() {}, commit() {}, finish() {} }

const [cpu, wall] = [process.cpuUsage(), performance.now()]
const sink = ending === '' ? nothing : await openSink(path)
await sink.open({ name: 'objects', columns, fingerprint: 'bench' })
let size = 0
for (let first = 0; first < count; first += batch) {
  const rows = Array.from({ length: batch }, (_, index) => object(first + index))
  for (const row of rows) size += row.Size
  await sink.write(rows)
  await sink.commit(`{"next":${first + batch}}`)
}
await sink.finish()
const took = performance.now() - wall
const { user, system } = process.cpuUsage(cpu)
const bytes = ending === '' ? 0 : statSync(path).size
rmSync(folder, { recursive: true })
if (size !== (count * (count - 1)) / 2) throw new Error('the objects are wrong')
const rss = process.resourceUsage().maxRSS / 1024
const megabytes = bytes / 1e6
console.log(JSON.stringify({ rate: count / (took / 1000), cpu: (user + system) / 1000, rss, megabytes }))

function object(index) {
  return {
    Key: `events/year=2026/month=11/part-${String(index).padStart(9, '0')}.parquet`,
    LastModified: new Date(1_790_000_000_000 + index * 1000),
    ETag: `"${(index * 2_654_435_761).toString(16).padStart(32, '0')}"`,
    ChecksumAlgorithm: ['CRC64NVME'],
    ChecksumType: 'FULL_OBJECT',
    Size: index,
    StorageClass: 'STANDARD',
  }
}
