import { rmSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSharedConfig } from '../../src/settings/shared-config/shared-config.js'
import { setAwsEnvironment } from '../auth/support/aws-environment.js'
import { runPython } from './support/botocore-pages.js'
import {
  type ConfigurationCase,
  configurationCases,
  randomConfigurationCases,
} from './support/configuration-cases.js'

type Pairs = readonly [name: string, value: string | Pairs][]
type Answer = { profiles: Pairs; sso_sessions: Pairs; services: Pairs } | { error: string }

// https://github.com/awslabs/aws-sdk-rust/issues/1097: profile names that another parser cannot read.
describe('shared configuration files are read as botocore reads them', () => {
  const cases = [...configurationCases(), ...randomConfigurationCases(1_000)]
  let answers: readonly Answer[] = []

  beforeAll(() => {
    answers = runPython<Answer>('read_configuration.py', cases.map(forPython))
  })

  it.each(configurationCases().map(({ words }, index) => [words, index] as const))('%s', (_, index) => {
    setAwsEnvironment({})
    expect(read(cases[index])).toEqual(expected(answers[index]))
  })

  it('a thousand random files', () => {
    setAwsEnvironment({})
    for (const [index, answer] of answers.entries()) {
      expect(read(cases[index]), cases[index]?.words).toEqual(expected(answer))
    }
    const broken = answers.filter((answer) => 'error' in answer).length
    expect(broken).toBeGreaterThan(100)
    expect(answers.length - broken).toBeGreaterThan(100)
  })
})

function forPython({ config, credentials }: ConfigurationCase) {
  const encoded = (content: string | Uint8Array | undefined) =>
    content === undefined ? null : Buffer.from(content).toString('base64')
  return { config: encoded(config), credentials: encoded(credentials) }
}

function expected(answer: Answer | undefined): unknown {
  return answer && 'error' in answer ? answer.error : answer
}

/** To be called where the environment is a test's own. */
function read(files: ConfigurationCase | undefined): unknown {
  write('AWS_CONFIG_FILE', files?.config)
  write('AWS_SHARED_CREDENTIALS_FILE', files?.credentials)
  try {
    const { profiles, ssoSessions, services } = loadSharedConfig(undefined)
    return { profiles: pairs(profiles), sso_sessions: pairs(ssoSessions), services: pairs(services) }
  } catch (error) {
    expect(error).toMatchObject({ code: 'InvalidConfiguration' })
    expect(String(error)).toMatch(/the file \/.*(config|credentials) cannot be used: /)
    return 'ConfigParseError'
  }
}

function write(variable: string, content: string | Uint8Array | undefined): void {
  const path = process.env[variable] ?? ''
  if (content === undefined) rmSync(path, { force: true })
  else writeFileSync(path, content)
}

type Nested = ReadonlyMap<string, string | Nested>

/** Sorted as Python sorts: by code points. */
function pairs(map: Nested): Pairs {
  const sorted = [...map].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return sorted.map(
    ([name, value]) => [name, typeof value === 'string' ? value : pairs(value)] as const,
  ) as Pairs
}
