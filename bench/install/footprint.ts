import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Footprint {
  readonly megabytes: number
  readonly files: number
}

/** The number of files below a folder and the sum of their sizes. A link is a file of size 0. */
export function measureFootprint(folder: string): Footprint {
  let [bytes, files] = [0, 0]
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stat = lstatSync(join(folder, path))
    if (stat.isDirectory()) continue
    files++
    if (stat.isFile()) bytes += stat.size
  }
  return { megabytes: bytes / 1e6, files }
}
