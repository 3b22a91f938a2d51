import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { platform } from '../../src/platform/index.js'

/** Somebody who guessed the random part of a temporary file's name. */
const guessed = vi.hoisted(() => '00000000-0000-4000-8000-000000000000')
vi.mock('node:crypto', async (original) => ({
  ...(await original<typeof import('node:crypto')>()),
  randomUUID: () => guessed,
}))

const temporary = `.nexttoken-${guessed}.tmp`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('replacing a file', () => {
  it.each([
    ['a symbolic link', symlinkSync],
    ['a hard link', linkSync],
  ])('does not write through %s in place of its temporary file', async (_, plant) => {
    const victim = join(folder, 'victim')
    writeFileSync(victim, 'precious')
    plant(victim, join(folder, temporary))
    const path = join(folder, 'checkpoint.json')
    await expect(platform.replaceFile(path, 'secret')).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(platform.checkReplaceable(path)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(victim, 'utf8')).toBe('precious')
    expect(readdirSync(folder)).toEqual([temporary, 'victim'])
  })

  it('leaves no temporary file if it fails because the target is a folder', async () => {
    await expect(platform.replaceFile(folder, 'text')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/)
    expect(readdirSync(folder)).toEqual([])
    expect(readdirSync(join(folder, '..'))).not.toContain(temporary)
  })

  it('replaces a link, not the target of the link', async () => {
    const victim = join(folder, 'victim')
    writeFileSync(victim, 'precious')
    symlinkSync(victim, join(folder, 'checkpoint.json'))
    await platform.replaceFile(join(folder, 'checkpoint.json'), 'text')
    expect(readFileSync(victim, 'utf8')).toBe('precious')
    expect(readFileSync(join(folder, 'checkpoint.json'), 'utf8')).toBe('text')
  })

  it('can be checked beforehand without a change', async () => {
    const path = join(folder, 'checkpoint.json')
    writeFileSync(path, 'text')
    await platform.checkReplaceable(path)
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['checkpoint.json'], 'text'])
  })
})
