import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'
import { platform } from '../../src/platform/index.js'

/** Node's own modules throw errors of their realm, which under Jest is not the program's. */
vi.mock('node:fs', async (original) => {
  const missing = (path: string) => {
    throw runInNewContext('Object.assign(new Error(path), { code: "ENOENT" })', { path })
  }
  return { ...(await original<typeof import('node:fs')>()), readFileSync: missing, readdirSync: missing }
})

it('a missing file or folder is not an error, even if another realm made the ENOENT error', () => {
  expect(platform.readFile('/no/such/file')).toBeUndefined()
  expect(platform.listFolder('/no/such/folder')).toEqual([])
})
