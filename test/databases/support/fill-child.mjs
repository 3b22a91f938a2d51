// Writes a million objects of S3, in pages of 1,000, and prints the most memory that it had, in MB.
import './better-sqlite.mjs'
import { openSink } from 'nexttoken/sinks'

const [target] = process.argv.slice(2)
const types = { Key: 'text', LastModified: 'timestamp', ETag: 'text', Size: 'long', StorageClass: 'text' }
const columns = Object.entries(types).map(([name, type]) => ({ name, type, read: (row) => row[name] }))
const sink = await openSink(target)
await sink.open({ name: 'objects', columns, fingerprint: 'objects' })
for (let page = 0; page < 1000; page++) {
  const rows = Array.from({ length: 1000 }, (_, index) => {
    const number = String(page * 1000 + index).padStart(9, '0')
    const LastModified = new Date(1_704_164_645_000 + page)
    return {
      Key: `logs/${number}.json.gz`,
      LastModified,
      ETag: `"${number}"`,
      Size: index,
      StorageClass: 'STANDARD',
    }
  })
  await sink.write(rows)
  await sink.commit(`page ${page}`)
}
const { rows } = await sink.finish()
console.log(JSON.stringify({ rows, megabytes: process.resourceUsage().maxRSS / 1024 }))
