import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { RecordedIo } from '../../support/cli/recorded-io.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('a file that is closed takes the place of what was there', async () => {
  const path = join(folder, 'out.bin')
  writeFileSync(path, 'before')
  const file = await new RecordedIo({}).createFile(path)
  await file.write(Buffer.from('af'))
  expect(readFileSync(path, 'utf8')).toBe('before')
  await file.write(Buffer.from('ter'))
  await file.close()
  expect(readFileSync(path, 'utf8')).toBe('after')
  expect(readdirSync(folder)).toEqual(['out.bin'])
})

it('a file that is discarded leaves what was there, and nothing else', async () => {
  const path = join(folder, 'out.bin')
  writeFileSync(path, 'before')
  const file = await new RecordedIo({}).createFile(path)
  await file.write(Buffer.from('half'))
  await file.discard()
  expect(readFileSync(path, 'utf8')).toBe('before')
  expect(readdirSync(folder)).toEqual(['out.bin'])
})

it('- is standard output', async () => {
  const io = new RecordedIo({})
  const file = await io.createFile('-')
  await file.write(Buffer.from('bytes'))
  await file.close()
  expect(io.stdout.text).toBe('bytes')
})

it.skipIf(process.platform === 'win32')('a device is written directly', async () => {
  const file = await new RecordedIo({}).createFile('/dev/null')
  await file.write(Buffer.from('bytes'))
  await file.close()
  expect(readdirSync('/dev').filter((name) => name.startsWith('null.'))).toEqual([])
})
