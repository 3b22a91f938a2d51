import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../models/support/temp-models.js'
import { runCli } from '../../support/cli/run-cli.js'

/** What is offered at the end of a line; the last word is as far as it was typed. */
async function offered(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const marked = [...words.slice(0, -1), `@${words.at(-1)}`]
  const { status, stdout, stderr } = await runCli(['__complete', ...marked], { env })
  expect([status, stderr]).toEqual([0, ''])
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0] ?? '')
}

describe('what is offered', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['services', ['sn'], ['snow-device-management', 'snowball', 'sns']],
    ['the AWS CLI’s name of a service', ['s3a'], ['s3api']],
    ['commands', ['desc'], ['describe']],
    ['the second word of a command', ['configure', ''], ['list']],
    ['operations', ['sns', 'list-top'], ['list-topics']],
    [
      'operations of the AWS CLI’s name of a service',
      ['s3api', 'list-objects'],
      ['list-objects', 'list-objects-v2'],
    ],
    ['parameters', ['sns', 'subscribe', '--pro'], ['--protocol', '--profile', '--profiles'].sort()],
    [
      'values that the model knows',
      ['s3api', 'create-bucket', '--acl', 'public'],
      ['public-read', 'public-read-write'],
    ],
    [
      'values behind an equals sign',
      ['s3api', 'create-bucket', '--acl=public-read-'],
      ['--acl=public-read-write'],
    ],
    [
      'further values of a list',
      ['ec2', 'describe-instance-types', '--instance-types', 't2.nano', 't2.mi'],
      ['t2.micro'],
    ],
    ['options for what is in a parameter', ['lambda', 'create-function', '--zip'], ['--zip-file']],
    [
      'values of these',
      ['cloudwatch', 'put-metric-data', '--unit', 'Gigabi'],
      ['Gigabits', 'Gigabits/Second'],
    ],
    ['options of a whole stream', ['kinesis', 'get-records', '--stream-n'], ['--stream-name']],
    [
      'values of these, too',
      ['kinesis', 'get-records', '--shard-iterator-type', 'AT_'],
      ['AT_SEQUENCE_NUMBER', 'AT_TIMESTAMP'],
    ],
    ['values of our options', ['sns', 'list-topics', '--output', 'yaml'], ['yaml', 'yaml-stream']],
    ['our options behind an equals sign', ['sns', 'list-topics', '--output=nd'], ['--output=ndjson']],
    ['regions', ['sns', 'list-topics', '--region', 'eu-central'], ['eu-central-1', 'eu-central-2']],
    [
      'further regions',
      ['sns', 'list-topics', '--regions', 'eu-central-1,eu-central'],
      ['eu-central-1,eu-central-2'],
    ],
    ['services of a command', ['operations', 'dynamodbst'], ['dynamodbstreams']],
    ['operations of a command', ['describe', 'sns', 'list-top'], ['list-topics']],
    ['options of a command', ['simulate', '--p'], ['--page-size', '--plan', '--port']],
    ['words of a command', ['completion', 'z'], ['zsh']],
    ['options before a service', ['--regio'], ['--region', '--regions']],
    ['a service behind options', ['--region', 'eu-west-1', '--debug', 'sns', 'list-top'], ['list-topics']],
    ['wait, for a service that has waiters', ['dynamodb', 'wai'], ['wait']],
    ['no wait, for another one', ['sns', 'wai'], []],
    ['waiters', ['dynamodb', 'wait', 'table'], ['table-exists', 'table-not-exists']],
    [
      'parameters and options of a waiter',
      ['dynamodb', 'wait', 'table-exists', '--de'],
      ['--deadline', '--debug', '--delay'],
    ],
    ['parameters of a waiter', ['dynamodb', 'wait', 'table-exists', '--t'], ['--table-name']],
    ['values of its options', ['dynamodb', 'wait', 'table-exists', '--backoff', 'f'], ['fixed']],
    ['nothing for an unknown waiter', ['dynamodb', 'wait', 'nonsense', '--'], []],
    ['nothing for what is unknown', ['nonsense', 'list-'], []],
    ['nothing for an unknown operation', ['sns', 'nonsense', '--'], []],
  ])('%s', async (_, words, expected) => {
    expect((await offered(words)).sort()).toEqual(expected)
  })

  it('files, which the shell knows', async () => {
    expect(await offered(['sns', 'list-topics', '--to', ''])).toEqual([':files'])
    expect(await offered(['types', ''])).toEqual([':files'])
    expect(await offered(['s3api', 'put-object', '--body', ''])).toEqual([':files'])
  })

  it('what is required first, and nothing twice', async () => {
    const all = await offered(['sns', 'publish', '--topic-arn', 'x', ''])
    expect(all[0]).toBe('--message')
    expect(all).not.toContain('--topic-arn')
    expect(new Set(all).size).toBe(all.length)
  })

  it('our option under its second spelling where a parameter has its name', async () => {
    const all = await offered(['ec2', 'describe-regions', '--'])
    expect(all).toContain('--dry-run')
    expect(all).toContain('--max-items')
  })

  it('profiles', async () => {
    const folder = tempFolder({ config: '[default]\n[profile dev]\n[profile "my team"]\n' })
    const env = { AWS_CONFIG_FILE: join(folder, 'config') }
    expect(await offered(['sns', 'list-topics', '--profile', ''], env)).toEqual(['default', 'dev', 'my team'])
  })

  it('nothing, and no message, if a file of the user is broken', async () => {
    const folder = tempFolder({ config: 'region = us-east-1\n' })
    expect(
      await offered(['sns', 'list-topics', '--profile', ''], { AWS_CONFIG_FILE: join(folder, 'config') }),
    ).toEqual([])
  })

  it('descriptions of one line', async () => {
    const { stdout } = await runCli(['__complete', '@'])
    expect(stdout).toContain('sns\tAmazon Simple Notification Service\n')
    for (const line of stdout.trimEnd().split('\n')) expect(line.split('\t')).toHaveLength(2)
  })
})

/** Makes a program `nexttoken` that writes what it was asked, and answers with these lines. */
function fakeProgram(answer: string): string {
  const script = `#!/bin/sh\nfor word in "$@"; do printf '<%s>' "$word" >&3; done 3>>"$0.asked"\nprintf '%b' '${answer}'\n`
  const folder = tempFolder({ nexttoken: script })
  execFileSync('chmod', ['+x', join(folder, 'nexttoken')])
  return folder
}

const script = async (shell: string) => (await runCli(['completion', shell])).stdout

describe('bash', () => {
  /** COMPREPLY after Tab, with the words as bash divides them. */
  async function reply(
    words: readonly string[],
    answer: string,
  ): Promise<{ asked: string; replies: string[] }> {
    const folder = fakeProgram(answer)
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
    const program = `${await script('bash')}
COMP_WORDS=(nexttoken ${quoted}); COMP_CWORD=${words.length}
_nexttoken; printf '%s\\n' "\${COMPREPLY[@]}"; cat "${folder}/nexttoken.asked"`
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', program], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: `${folder}:${process.env.PATH}` },
    })
    expect(stderr).toBe('')
    const lines = stdout.split('\n')
    return { asked: lines.at(-1) ?? '', replies: lines.slice(0, -1).filter(Boolean) }
  }

  it('asks with the words up to the cursor', async () => {
    const { asked, replies } = await reply(['sns', 'list-to'], 'list-topics\\tpages\\n')
    expect(asked).toBe('<__complete><sns><@list-to>')
    expect(replies).toEqual(['list-topics'])
  })

  it('asks with an empty word', async () => {
    expect((await reply(['sns', ''], 'list-topics\\t\\n')).asked).toBe('<__complete><sns><@>')
    expect((await reply([''], 'sns\\t\\n')).asked).toBe('<__complete><@>')
  })

  it('puts together what bash divides at = and :, and takes off what stands before', async () => {
    const equals = await reply(['sns', 'list-topics', '--output', '=', 'js'], '--output=json\\t\\n')
    expect(equals.asked).toBe('<__complete><sns><list-topics><@--output=js>')
    expect(equals.replies).toEqual(['json'])
    const colons = await reply(['x', 'y', '--z', 'a', ':', 'b', ':', 'c'], 'a:b:cd\\t\\n')
    expect(colons.asked).toBe('<__complete><x><y><--z><@a:b:c>')
    expect(colons.replies).toEqual(['cd'])
    expect((await reply(['x', '--y', '='], '--y=1\\t\\n')).replies).toEqual(['1'])
  })

  it('quotes what has a space', async () => {
    expect((await reply(['sns', 'list-topics', '--profile', ''], 'my team\\t\\n')).replies).toEqual([
      'my\\ team',
    ])
  })

  it('offers files', async () => {
    expect((await reply(['sns', 'list-topics', '--to', 'next'], ':files\\n')).replies).toContain('nexttoken')
  })
})

describe.each(['zsh', 'fish', 'pwsh'])('%s', (program) => {
  const isInstalled = spawnSync(program, ['--version']).status === 0
  const shell = program === 'pwsh' ? 'powershell' : program

  it.skipIf(!isInstalled)('reads its script', async () => {
    const folder = tempFolder({ script: await script(shell) })
    const check =
      program === 'pwsh' ? ['-NoProfile', '-File', join(folder, 'script')] : ['-n', join(folder, 'script')]
    const { status, stderr } = spawnSync(program, check, { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })

  it.skipIf(!isInstalled || program !== 'fish')('offers what it is told', async () => {
    const folder = fakeProgram('list-topics\\tpages\\nlist-tags-for-resource\\t\\n')
    const line = `source ${folder}/script; complete -C "nexttoken sns list-t"`
    writeFileSync(join(folder, 'script'), await script(shell))
    const { stdout } = spawnSync(program, ['--no-config', '-c', line], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder },
    })
    expect(stdout.split('\n').sort()).toEqual(['', 'list-tags-for-resource', 'list-topics\tpages'])
    expect(readFileSync(join(folder, 'nexttoken.asked'), 'utf8')).toBe('<__complete><sns><@list-t>')
  })

  it('has this script', async () => {
    await expect(await script(shell)).toMatchFileSnapshot(`golden/completion.${shell}.txt`)
  })
})

it('an unknown shell is refused with those that are known', async () => {
  const { status, stderr } = await runCli(['completion', 'zhs'])
  expect(status).toBe(2)
  expect(stderr).toContain('SHELL is "zhs"; did you mean "zsh"?')
})
