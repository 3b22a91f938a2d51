import { shippedIndex } from '../../../models/index.js'
import { platform } from '../../../platform/index.js'
import type { ReadOptions } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io, packageVersion } from '../../terminal/index.js'
import { reportFormat, writeJson } from '../contract/index.js'

export async function writeVersion({ extra }: ReadOptions, io: Io): Promise<ExitStatus> {
  const format = reportFormat(extra)
  const { botocore, totals } = shippedIndex()
  const versions = {
    nexttoken: packageVersion(),
    models: botocore,
    runtime: platform.runtime.replace('#', ' '),
    services: totals.services,
    operations: totals.operations,
    withPages: totals.paginators,
  }
  if (format === 'json') await writeJson(versions, io)
  else if (format === 'ndjson') await io.stdout.write(`${JSON.stringify(versions)}\n`)
  else {
    await io.stdout.write(
      `nexttoken ${versions.nexttoken}\n${versions.runtime}\n` +
        `models of botocore ${botocore}: ${totals.services} services, ${totals.operations} operations, ` +
        `${totals.paginators} with pages\n`,
    )
  }
  return exitStatus.complete
}
