import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../models/support/temp-models.js'
import { runCli } from '../../support/cli/run-cli.js'

const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_REGION: undefined }

/** Files of a user, and the variables that name them. */
function files(config: string, credentials = '') {
  const folder = tempFolder({ config, credentials })
  return { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') }
}

describe('nexttoken configure list', () => {
  it('shows each setting with what decided it', async () => {
    const env = { ...files('[profile dev]\nmax_attempts = 7\n'), AWS_PROFILE: 'dev' }
    const { status, stdout, stderr } = await runCli(['configure', 'list', '--region', 'eu-west-1'], { env })
    const line = (name: string) => stdout.split('\n').find((one) => one.startsWith(`${name} `))
    expect([status, stderr]).toEqual([0, ''])
    expect(line('profile')).toMatch(/ dev +environment +AWS_PROFILE$/)
    expect(line('region')).toMatch(/ eu-west-1 +option +--region$/)
    expect(line('max_attempts')).toMatch(/ 7 +profile +max_attempts of profile "dev" in /)
    expect(line('retry_mode')).toMatch(/ standard +default$/)
    expect(line('ca_bundle')).toMatch(/ not set +default$/)
  })

  it('has what only the command line reads', async () => {
    const env = { ...files('[default]\ncli_binary_format = raw-in-base64-out\n'), AWS_DEFAULT_OUTPUT: 'yml' }
    const { status, stdout, stderr } = await runCli(['configure', 'list'], { env })
    expect(stdout).toMatch(/^output +yml +environment +AWS_DEFAULT_OUTPUT$/m)
    expect(stdout).toMatch(
      /^cli_binary_format +raw-in-base64-out +profile +cli_binary_format of profile "default" in /m,
    )
    expect(status).toBe(1)
    expect(stderr).toContain('AWS_DEFAULT_OUTPUT is "yml"; it must be "json" or')
  })

  it('shows no secret', async () => {
    const env = {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY',
      AWS_SESSION_TOKEN: 'a-long-session-token-1234',
      AWS_ENDPOINT_URL: 'http://me:password@127.0.0.1:5000/',
    }
    for (const output of ['text', 'json']) {
      const { stdout } = await runCli(['configure', 'list', '--output', output], { env })
      for (const secret of ['AKIAIOSFODNN7', 'wJalr', 'long-session', 'password'])
        expect(stdout).not.toContain(secret)
      expect(stdout).toContain('****************MPLE')
      expect(stdout).toContain('http://****@127.0.0.1:5000/')
    }
  })

  it('names a source that has to be asked, and asks it not', async () => {
    const env = {
      ...none,
      ...files('[default]\nregion = us-east-1\ncredential_process = /nonexistent/program\n'),
    }
    const { status, stdout } = await runCli(['configure', 'list'], { env })
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^credentials +fetched when needed +profile +credential_process of profile "default"$/m,
    )
  })

  it('shows only what is set', async () => {
    const { stdout } = await runCli(['configure', 'list', '--set', '--output', 'json', '--no-sign-request'])
    expect(JSON.parse(stdout)).toEqual([
      { name: 'credentials', value: 'none', kind: 'option', source: '--no-sign-request' },
      { name: 'region', value: 'us-east-1', kind: 'variable', source: 'AWS_REGION' },
    ])
  })

  it('reports every invalid value behind the settings', async () => {
    const env = { ...none, AWS_MAX_ATTEMPTS: 'many', AWS_SECRET_ACCESS_KEY: 'x' }
    const { status, stdout, stderr } = await runCli(['configure', 'list'], { env })
    expect(status).toBe(1)
    expect(stdout).toContain('retry_mode')
    expect(stderr).toContain('AWS_MAX_ATTEMPTS is "many"')
    expect(stderr).toContain('AWS_SECRET_ACCESS_KEY is set in the environment, but AWS_ACCESS_KEY_ID is not')
  })

  it('says which file cannot be used', async () => {
    const { status, stderr } = await runCli(['configure', 'list'], { env: files('region = us-east-1\n') })
    expect(status).toBe(1)
    expect(stderr).toContain('config')
  })

  it.each([[['configure']], [['configure', 'lst']], [['configure', 'set', 'region', 'x']]])(
    'is the only one of %j',
    async (words) => {
      const { status, stdout, stderr } = await runCli(words)
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toContain('nexttoken configure list')
    },
  )
})
