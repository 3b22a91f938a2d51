import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { loginRemedy } from '../../../src/cli/failure/login-remedy.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexttoken-cli-'))
  const profiles = {
    default: 'region = us-east-1',
    'profile sso': 'sso_session = main',
    'profile old-sso': 'sso_start_url = https://x.awsapps.com/start',
    'profile login': 'login_session = arn:aws:iam::1:user/x',
    'profile two words': 'sso_session = main',
    'profile program': 'credential_process = /bin/false',
    'profile role': 'role_arn = arn:aws:iam::1:role/x\nsource_profile = keys',
    'profile keys': 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x',
  }
  const text = Object.entries(profiles).map(
    ([name, entries]) => `[${name.includes(' two') ? 'profile "two words"' : name}]\n${entries}\n`,
  )
  writeFileSync(join(folder, 'config'), text.join(''))
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

function remedy(argv: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'))
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'])
    vi.stubEnv(name, env[name] ?? '')
  return loginRemedy(argv)
}

it.each([
  [['--profile', 'sso'], 'Log in to profile "sso" with: aws sso login --profile sso'],
  [['--profile', 'old-sso'], 'Log in to profile "old-sso" with: aws sso login --profile old-sso'],
  [['--profile', 'two words'], `Log in to profile "two words" with: aws sso login --profile 'two words'`],
  [['--profile', 'login'], 'Log in to profile "login" with: aws login --profile login'],
  [['--profile', 'program'], 'Check the program of credential_process in profile "program".'],
  [['--profile', 'role'], 'Check the credentials of the source of profile "role", which assumes a role.'],
  [
    ['--profile', 'keys'],
    'Replace the access key of profile "keys" (aws configure --profile keys), or log in with: aws login --profile keys',
  ],
])('%j', (argv, expected) => {
  expect(remedy(argv)).toBe(expected)
})

it('without a profile, it names those that exist', () => {
  expect(remedy([])).toBe(
    'Profile "default" has no credentials: log in with aws login or aws sso login, or pass --profile (sso, old-sso, login, two words, program, role, keys). --no-sign-request sends none.',
  )
})

it('keys of the environment are replaced there, unless a profile was named', () => {
  const env = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE' }
  expect(remedy([], env)).toContain('AWS_ACCESS_KEY_ID: set new ones')
  expect(remedy(['--profile', 'sso'], env)).toContain('aws sso login')
})

it('AWS_PROFILE names the profile', () => {
  expect(remedy([], { AWS_PROFILE: 'sso' })).toBe('Log in to profile "sso" with: aws sso login --profile sso')
})
