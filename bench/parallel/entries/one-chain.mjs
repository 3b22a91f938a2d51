import { client } from 'nexttoken'
import { clientConfig, input, listAll } from '../list-all.mjs'
import { warmUp } from '../warm-up.mjs'

const s3 = client('s3', clientConfig)

await listAll(
  () => warmUp(() => s3.paginate('list_objects_v2', input)),
  async (take) => {
    const pages = s3.paginate('list_objects_v2', input)
    for await (const page of pages) take(page.Contents)
    return pages.receipt.requests
  },
)
