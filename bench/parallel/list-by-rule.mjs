import { client } from 'nexttoken'
import { clientConfig, given, input, listAll } from './list-all.mjs'
import { warmUp } from './warm-up.mjs'

/** Lists by a rule of another tool, over nexttoken's client: only the rule differs. */
export async function listByRule(rule) {
  const s3 = client('s3', clientConfig)
  await listAll(
    () => warmUp(() => s3.paginate('list_objects_v2', input)),
    async (take) => {
      let requests = 0
      const list = async (startAfter) => {
        requests++
        // The token says that the caller knows of further pages.
        const asked = { ...input, StartAfter: startAfter || undefined, ContinuationToken: undefined }
        const page = await s3.listObjectsV2(asked)
        return { objects: page.Contents, isTruncated: page.IsTruncated }
      }
      await rule({ list, take, inFlight: given.inFlight, pageSize: given.pageSize })
      return requests
    },
  )
}
