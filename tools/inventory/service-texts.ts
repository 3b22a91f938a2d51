import { gunzipSync } from 'node:zlib'
import type { Release } from '../../src/models/index.js'

/** The text of every version of a service's model, oldest first. */
export function* serviceTexts({ files, dataFolder }: Release, service: string): Generator<string> {
  for (const version of files.listFolder(`${dataFolder}/${service}`)) {
    const path = `${dataFolder}/${service}/${version}/service-2.json`
    const packed = files.readFile(`${path}.gz`)
    const bytes = packed ? gunzipSync(packed) : files.readFile(path)
    if (bytes) yield Buffer.from(bytes).toString()
  }
}
