import { client } from 'nexttoken'
import { clientConfig, given, input, listAll } from '../list-all.mjs'
import { warmUp } from '../warm-up.mjs'

const s3 = client('s3', clientConfig)

await listAll(
  () => warmUp(() => s3.paginate('list_objects_v2', input)),
  async (take) => {
    const { inFlight: parallel, ordered } = given
    const pages = s3.paginate('list_objects_v2', input, { parallel, ordered })
    for await (const page of pages) take(page.Contents)
    return pages.receipt.requests
  },
)
