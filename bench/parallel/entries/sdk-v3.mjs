import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { clientConfig, input, listAll } from '../list-all.mjs'

const client = new S3Client(clientConfig)
const warmPages = 100

async function warmUp() {
  let count = 0
  while (count < warmPages) {
    for await (const page of paginateListObjectsV2({ client }, input)) {
      if (page.Contents.length === 0 || ++count >= warmPages) break
    }
  }
}

await listAll(warmUp, async (take) => {
  let requests = 0
  for await (const page of paginateListObjectsV2({ client }, input)) {
    take(page.Contents)
    requests++
  }
  return requests
})
