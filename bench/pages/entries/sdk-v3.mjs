import { config } from '../../harness/entry-config.mjs'
import { given, measurePages } from '../measure-pages.mjs'

const sdk = await import(`@aws-sdk/client-${given.sdk}`)
const [, Client] = Object.entries(sdk).find(
  ([name]) => /^[A-Za-z0-9]+Client$/.test(name) && name !== '__Client',
)
const paginate = sdk[`paginate${given.operation}`] ?? listVersions
await measurePages(paginate({ client: new Client(config) }, given.input))

/** The SDK has no paginator for ListObjectVersions. */
async function* listVersions({ client }, input) {
  let next = {}
  do {
    const page = await client.send(new sdk.ListObjectVersionsCommand({ ...input, ...next }))
    yield page
    next = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
  } while (next.KeyMarker)
}
