import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** In memory where there is such a file system: a flush to a disk takes milliseconds. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder of the test file, which is removed at its end. Returns the paths of files in it. */
export function temporaryFolder(): (name: string) => string {
  const folder = mkdtempSync(join(parent, 'sinks-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return (name) => join(folder, name)
}
