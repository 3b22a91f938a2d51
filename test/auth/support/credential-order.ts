import { arn, type CredentialCase, environment, keys, printed } from './credential-case.js'

/** Which of several sources counts. */
export const credentialOrder: readonly CredentialCase[] = [
  {
    words: 'the environment before the default profile',
    variables: environment,
    credentials: `[default]\n${keys('FILE')}`,
    expected: 'ENV',
  },
  {
    words: 'the environment before the profile of AWS_PROFILE',
    variables: { ...environment, AWS_PROFILE: 'dev' },
    credentials: `[dev]\n${keys('DEV')}`,
    expected: 'ENV',
  },
  {
    words: 'the profile of the option before the environment',
    variables: environment,
    profile: 'dev',
    credentials: `[dev]\n${keys('DEV')}`,
    expected: 'DEV',
  },
  {
    words: 'the profile of AWS_DEFAULT_PROFILE before that of AWS_PROFILE',
    variables: { AWS_DEFAULT_PROFILE: 'dev', AWS_PROFILE: 'work' },
    credentials: `[dev]\n${keys('DEV')}[work]\n${keys('WORK')}`,
    expected: 'DEV',
  },
  {
    words: 'a role before the keys of the same profile',
    credentials: `[default]\n${keys('FILE')}`,
    config: `[default]\n${arn('audit')}source_profile = default\nregion = us-east-1\n`,
    expected: 'OFaudit',
  },
  {
    words: 'the credentials file before a process',
    config: `[default]\n${printed('PROCESS')}`,
    credentials: `[default]\n${keys('FILE')}`,
    expected: 'FILE',
  },
  {
    words: 'a process before the config file',
    config: `[default]\n${printed('PROCESS')}${keys('CONFIG')}`,
    expected: 'PROCESS',
  },
  {
    words: 'the credentials file before the config file',
    config: `[default]\n${keys('CONFIG')}`,
    credentials: `[default]\n${keys('FILE')}`,
    expected: 'FILE',
  },
  { words: 'the config file', config: `[default]\n${keys('CONFIG')}`, expected: 'CONFIG' },
  {
    words: 'keys in capitals',
    credentials: '[default]\nAWS_ACCESS_KEY_ID = FILE\nAWS_SECRET_ACCESS_KEY = s\n',
    expected: 'FILE',
  },
  {
    words: 'a profile whose name has spaces',
    profile: 'my team',
    config: `[profile "my team"]\n${keys('TEAM')}`,
    expected: 'TEAM',
  },
  {
    words: 'the process of a profile whose name has spaces and quotes',
    profile: 'it\'s "mine"',
    config: `[profile "it's \\"mine\\""]\n${printed('PROCESS')}`,
    expected: 'PROCESS',
  },
  {
    words: 'the role of a profile whose name is not in ASCII',
    profile: 'pr\u00fcfung',
    config: `[profile pr\u00fcfung]\n${arn('audit')}source_profile = a=b\nregion = us-east-1\n[profile a=b]\n${keys('BASE')}`,
    expected: 'OFaudit',
  },
  {
    words: 'a role assumed with the keys of the environment',
    variables: environment,
    profile: 'audit',
    config: `[profile audit]\n${arn('audit')}credential_source = Environment\nregion = us-east-1\n`,
    expected: 'OFaudit',
  },
  {
    words: 'a role assumed with what a process prints',
    config: `[default]\n${arn('audit')}source_profile = tool\nregion = us-east-1\n[profile tool]\n${printed('PROCESS')}`,
    expected: 'OFaudit',
  },
  {
    words: 'nothing at all',
    expected: /no credentials: no source is configured/,
  },
  {
    words: 'a profile without credentials',
    profile: 'dev',
    config: '[profile dev]\nregion = us-east-1\n',
    expected: /no credentials: no source is configured/,
  },
]
