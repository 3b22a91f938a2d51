import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { platform } from '../../src/platform/index.js'

const node = (script: string, ...words: string[]) =>
  platform.runProgram([process.execPath, '-e', script, ...words])

it('runProgram gives the standard output of a program', async () => {
  expect(await node('process.stdout.write("é"); process.stderr.write("noise")')).toEqual({ output: 'é' })
})

it('runProgram passes words unchanged, without a shell', async () => {
  const { output } = await node(
    'process.stdout.write(JSON.stringify(process.argv.slice(1)))',
    '$HOME',
    'a b',
    '"',
  )
  expect(JSON.parse(output)).toEqual(['$HOME', 'a b', '"'])
})

it.each([
  ['a program that exits with an error', 'process.stderr.write("no"); process.exit(3)', /exit code 3$/],
  [
    'a program that is killed',
    'process.stderr.write("no"); setImmediate(() => process.kill(process.pid, "SIGKILL"))',
    /SIGKILL$/,
  ],
])('runProgram reports %s with its error output', async (_, script, reason) => {
  expect(await node(script)).toEqual({
    output: '',
    failure: { reason: expect.stringMatching(reason), errorOutput: 'no' },
  })
})

it('runProgram reports a program that does not exist, and no program at all', async () => {
  expect(await platform.runProgram(['/no/such/program'])).toMatchObject({
    failure: { reason: expect.stringContaining('ENOENT') },
  })
  expect(await platform.runProgram([])).toMatchObject({ failure: { errorOutput: '' } })
})

it('runProgram reports what Node refuses to start, without showing it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'run-program-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  writeFileSync(join(folder, 'file'), '')
  const below = await platform.runProgram([join(folder, 'file', 'program')])
  expect(below.failure?.reason).toContain('ENOTDIR')
  const { failure } = await platform.runProgram([process.execPath, 'secret\0word'])
  expect(failure).toBeDefined()
  expect(JSON.stringify(failure)).not.toContain('secret')
})
