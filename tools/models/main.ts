/**
 * Makes `models/` from a release of botocore, which is where AWS publishes its models for boto3.
 *
 *   npm run models -- botocore-1.44.5-py3-none-any.whl [folder]
 *
 * The release is a wheel (`pip download --no-deps botocore`) or an unpacked folder. Each service's latest API
 * version is taken with upstream's extras merged in; documentation and examples are dropped; what remains is
 * written as `<service>.json.br`, with `index.json` beside it. Older API versions of a service are together in
 * `older/<service>.json.br`. The same release changes nothing.
 *
 * Every operation that takes and gives a token gets a pagination rule where boto3 has none (`inference/`), laid open
 * in `overlays/inferred`; `overlays/corrections`, written by hand, has the last word. `overlays/numbers.json`, also
 * written by hand, says of every number beside the items of a page what it is of: the page, or the listing.
 * `overlays/times.json` says of every listing with a start and an end time whether windows of time divide it.
 */
import { fileURLToPath } from 'node:url'
import { openRelease } from '../../src/models/index.js'
import { writeModels } from './write-models.js'

const [path, folder = 'models'] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: npm run models -- <botocore wheel or folder> [folder to write, default models]')
  process.exitCode = 2
} else {
  const { index, changes, touched, problems } = await writeModels(
    openRelease(path),
    folder,
    overlaysOf(folder),
  )
  for (const change of changes) console.log(change)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) {
    console.error(
      'decide on each of these in tools/models/overlays/numbers.json or times.json, and run this again',
    )
    process.exitCode = 1
  }
  const { services, operations, paginators, inferredPaginators, endpointRuleSets, waiters } = index.totals
  console.log(
    `botocore ${index.botocore}: ${services} services, ${operations} operations, ${paginators} paginators ` +
      `(${inferredPaginators} inferred), ${endpointRuleSets} endpoint rule sets, ${waiters} waiters; ${touched.length} files written or removed`,
  )
}

/** Corrections apply to the shipped models only: models of another folder may be of another release. */
function overlaysOf(target: string): string | undefined {
  return target === 'models' ? fileURLToPath(new URL('overlays', import.meta.url)) : undefined
}
