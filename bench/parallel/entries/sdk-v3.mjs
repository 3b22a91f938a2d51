import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { clientConfig, input, listAll } from '../list-all.mjs'
import { warmUp } from '../warm-up.mjs'

const client = new S3Client(clientConfig)
/** The SDK's paginator writes its tokens into the input that it is given. */
const list = () => paginateListObjectsV2({ client }, { ...input })

await listAll(
  () => warmUp(list),
  async (take) => {
    let requests = 0
    for await (const page of list()) {
      take(page.Contents)
      requests++
    }
    return requests
  },
)
