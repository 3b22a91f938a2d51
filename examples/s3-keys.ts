/** Lists every key of a bucket under a prefix, with its size, however many there are. */
import { client } from 'nexttoken'

const s3 = client('s3', { region: 'us-east-1' })

let bytes = 0
let keys = 0
for await (const object of s3.paginate('list_objects_v2', { Bucket: 'logs', Prefix: '2026/' }).items()) {
  bytes += object.Size ?? 0
  keys += 1
}
console.log(`${keys} keys, ${bytes} bytes`)

// A page of S3 can hold two lists: the keys, and the folders below.
const pages = s3.paginate('list_objects_v2', { Bucket: 'logs', Delimiter: '/' })
const folders = await pages.items('CommonPrefixes').toArray()
console.log(`${folders.length} folders, the first ${folders[0]?.Prefix}`)
