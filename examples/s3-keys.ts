/** Every key of a bucket below a prefix, with its size, whether there are none or a million. */
import { client } from 'nexttoken'

const s3 = client('s3', { region: 'us-east-1' })

let bytes = 0
let keys = 0
for await (const object of s3.paginate('list_objects_v2', { Bucket: 'logs', Prefix: '2026/' }).items()) {
  bytes += object.Size ?? 0
  keys += 1
}
console.log(`${keys} keys, ${bytes} bytes`)

// A page of S3 can hold two lists: keys, and the common prefixes that stand for folders.
const pages = s3.paginate('list_objects_v2', { Bucket: 'logs', Delimiter: '/' })
const folders = await pages.items('CommonPrefixes').toArray()
console.log(`${folders.length} folders, the first ${folders[0]?.Prefix}`)
