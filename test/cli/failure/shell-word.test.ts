import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { shellCommand, shellWord } from '../../../src/cli/failure/index.js'

const words = [
  'plain',
  'a b',
  "it's",
  '$HOME',
  '`id`',
  '"',
  '\\',
  '',
  'Contents[?Size > `1`]',
  'é\n',
  '--x=1',
  '~',
  '*',
  '#',
  '!!',
]

it.skipIf(process.platform === 'win32')('a shell reads back what was quoted', () => {
  const line = `printf '%s\\0' ${words.map(shellWord).join(' ')}`
  expect(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(words)
})

it('a command is quoted only where it has to be', () => {
  expect(shellCommand(['sns', 'list-topics', '--query', 'Topics[]'])).toBe(
    "nexttoken sns list-topics --query 'Topics[]'",
  )
})
