import { expect, it } from 'vitest'
import { commands } from '../../../src/cli/commands/index.js'
import { optionTable } from '../../../src/cli/options/index.js'
import { runCli } from '../../support/cli/run-cli.js'

const withHelp = commands.filter(({ isRaw }) => !isRaw)

it.each(withHelp.map((command) => [command.name, command] as const))(
  '%s has help that fits the terminal',
  async (name, command) => {
    for (const width of [60, 110]) {
      const { status, stdout, stderr } = await runCli([...name.split(' '), '--help'], {
        isTerminal: true,
        width,
      })
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout).toContain(`nexttoken ${name}`)
      const isExample = (line: string) => command.examples?.some((example) => line.includes(example)) ?? false
      const long = stdout.split('\n').filter((line) => line.length > width && !isExample(line))
      expect(long.filter((line) => !line.trimStart().startsWith('nexttoken '))).toEqual([])
    }
  },
)

it.each(commands.map((command) => [command.name, command] as const))(
  '%s takes each option once, and as the table does',
  (_, { options = [], ownOptions = {} }) => {
    for (const [name, { kind }] of Object.entries(ownOptions)) {
      expect(options).not.toContain(name)
      const spec = Object.entries(optionTable).find(([known]) => known === name)?.[1]
      expect(kind).toBe(spec?.kind ?? kind)
    }
  },
)

it('no command is there twice, and no help shows an option that is refused', async () => {
  const names = commands.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
  for (const { name } of withHelp) {
    const { stdout } = await runCli([...name.split(' '), '--help'])
    expect(stdout, name).not.toContain('--no-verify-ssl')
  }
})

it('the first help lists the commands, without those of scripts', async () => {
  const { stdout } = await runCli(['--help'])
  for (const { name, isHidden } of commands) expect(stdout.includes(`  ${name} `), name).toBe(!isHidden)
})

it('`nexttoken version` has what a report of a bug needs', async () => {
  const { stdout } = await runCli(['version', '--output', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    nexttoken: expect.stringMatching(/^\d+\.\d+\.\d+/),
    models: '1.44.5',
    services: 439,
  })
  expect((await runCli(['version'])).stdout).toMatch(
    /^nexttoken \d.*\nnodejs \d.*\nmodels of botocore 1\.44\.5: 439 services/,
  )
})

it.each([
  ['services'],
  ['operations sns'],
  ['describe s3api list-objects-v2'],
  ['configure list'],
  ['walk'],
  ['completion bash'],
  ['version'],
  ['services --help'],
])('`nexttoken %s | head -1` ends quietly', async (line) => {
  const { status, stderr } = await runCli(line.split(' '), { closesAfter: 0 })
  expect([status, stderr]).toEqual([0, ''])
})
