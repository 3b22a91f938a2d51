import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../support/cli/run-cli.js'

/** The program of README.md. */
const program = /## The walk\n\n```ts\n([^`]*)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
/** A line, without a comment that says what it gives: the walk itself shows that. */
const withoutResult = (line: string) =>
  line.replace(/ +\/\/ (?:100|'AaEdHp…'|3, and no NextToken|103|103 over two pages)$/, '').trimEnd()

describe('nexttoken walk', () => {
  it('runs the program of README.md, word for word', async () => {
    const { status, stdout, stderr } = await runCli(['walk', '--quiet'])
    expect([status, stderr]).toEqual([0, ''])
    const shown = stdout
      .split('\n')
      .filter((line) => line.startsWith('> '))
      .map((line) => line.slice(2))
    const expected = program
      .split('\n')
      .map(withoutResult)
      .filter((line) => line !== '' && !line.startsWith('import '))
    expect(shown).toEqual(expected)
  })

  it('shows lines that are those which it runs', () => {
    const source = readFileSync('src/cli/commands/walk/walk.ts', 'utf8')
    const code = source.split('\n').map((line) => line.trim())
    for (const line of program.split('\n').map((one) => one.replace(/ +\/\/.*$/, '').trim())) {
      if (line === '' || line.startsWith('import ') || /^(?:first|second)\.|^for await/.test(line)) continue
      expect(code, line).toContain(line)
    }
  })

  it('gives what README.md says', async () => {
    const { stdout } = await runCli(['walk', '--quiet'])
    const results = stdout.split('\n').filter((line) => /^(?:'|\d+$|\d+ over)/.test(line))
    expect(results).toEqual([
      '100',
      expect.stringMatching(/^'.{6}…'$/),
      '3',
      '103',
      '103 over 2 pages',
      '103',
    ])
    expect(stdout).toContain('8 requests were sent')
  })

  it('shows the requests', async () => {
    const { stdout } = await runCli(['walk'])
    expect(stdout.match(/^ {4}-> POST ListTopics$/gm)).toHaveLength(8)
    expect(stdout.match(/^ {4}<- 200, \d+ bytes$/gm)).toHaveLength(8)
  })

  it('works whatever the environment says, and leaves it as it was', async () => {
    const env = {
      AWS_PROFILE: 'nobody',
      AWS_ENDPOINT_URL_SNS: 'http://127.0.0.1:1',
      AWS_MAX_ATTEMPTS: 'many',
    }
    expect((await runCli(['walk'], { env })).status).toBe(0)
  })
})
