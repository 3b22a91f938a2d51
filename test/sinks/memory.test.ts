import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { sampleSize } from '../support/samples.js'
import { temporaryFolder } from './support/folder.js'

const pages = sampleSize('sinkPages')
const at = temporaryFolder()
const run = promisify(execFile)

it.each(['csv.gz', 'parquet'])(
  `${pages},000 keys in .%s take a process of 200 MB at most`,
  {
    timeout: 600_000,
  },
  async (ending) => {
    const args = ['test/sinks/support/many-keys-child.mjs', at(`keys.${ending}`), String(pages)]
    const { stdout } = await run(process.execPath, args)
    const { rows, most } = JSON.parse(stdout)
    expect(rows).toBe(pages * 1000)
    expect(most).toBeLessThan(200e6)
  },
)
