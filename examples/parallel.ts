/** Every key of a bucket, with up to 64 requests at once, in the order of the keys. */
import { client } from 'nexttoken'

const s3 = client('s3', { region: 'us-east-1' })

const pages = s3.paginate('list_objects_v2', { Bucket: 'logs' }, { parallel: 64, pageSize: 100 })
let bytes = 0
let keys = 0
for await (const object of pages.items()) {
  bytes += object.Size ?? 0
  keys += 1
}
const { outcome, requests, parallel } = pages.receipt
console.log(`${keys} keys, ${bytes} bytes, ${outcome} after ${requests} requests`, parallel)
