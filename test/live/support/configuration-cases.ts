/** A pair of shared configuration files; undefined: the file is not there. */
export interface ConfigurationCase {
  readonly words: string
  readonly config?: string | Uint8Array
  readonly credentials?: string | Uint8Array
}

/** What may stand between `[` and `]`. */
const sectionNames = [
  'default',
  'DEFAULT',
  'Default',
  ' default ',
  'default x',
  'profile default',
  'profile dev',
  'profile  dev',
  'profile\tdev',
  'profile "dev"',
  "profile 'dev'",
  'profile "my team"',
  'profile my team',
  'profile "my  team"',
  'profile my\\ team',
  'profile "say \\"hi\\""',
  "profile it's",
  'profile "open',
  'profile dev\\',
  'profile ',
  'profile',
  'profile ""',
  'profile \u00fcbung',
  'profile \u6771\u4eac',
  'profile \u{1f600}',
  'profile a=b',
  'profile a:b',
  'profile a/b@c+d.e%f',
  'profile a]b',
  'profile a#b',
  'profile a ; b',
  'profile __proto__',
  'profile constructor',
  '__proto__',
  'profiledev',
  'profiles dev',
  'Profile dev',
  'sso-session work',
  'sso-session "my work"',
  'sso-session',
  'services local',
  'services "my local"',
  'preview',
  '',
  ' ',
  'a',
  'profile a][profile b',
]

/** What may stand as a line, or lines, of a section. */
const settings = [
  'region = eu-west-1',
  'region=eu-west-1',
  'region: eu-west-1',
  'region:eu-west-1',
  'REGION = eu-west-1',
  'Region: eu-west-1',
  'region = eu-west-1 # comment',
  'region = eu-west-1 ; comment',
  'region = eu-west-1#comment',
  '# region = eu-west-1',
  '  ; region = eu-west-1',
  'region =',
  'region :',
  'region',
  '= eu-west-1',
  ': eu-west-1',
  'region = a = b : c',
  'region : a = b',
  'region  \t=\t  eu-west-1  ',
  'my key = v',
  '"quoted" = "value"',
  'region = eu-west-1\nregion = us-east-1',
  'region = eu-west-1\nREGION = us-east-1',
  'region = eu-west-1\n  more',
  'region = eu-west-1\n\n  more\n\n',
  'region = eu-west-1\n  # comment\n  more',
  'region = eu-west-1\n\tmore = 1',
  '  region = eu-west-1',
  '  region = eu-west-1\noutput = json',
  '  region = eu-west-1\n    more\n  output = json',
  'output = json\n  region = eu-west-1',
  's3 =\n  addressing_style = path',
  's3 =\n  addressing_style = path\n  use_arn_region=true\nregion = x',
  's3 =\n\n  addressing_style = path\n\n  use_arn_region = true',
  's3 =\n  # comment\n  addressing_style = path',
  's3 =\n  Addressing_Style = PATH',
  's3 =\n  addressing_style = path = b',
  's3 =\n  addressing_style: path',
  's3 =\n  addressing_style',
  's3 =\n  a = 1\n    b = 2',
  's3 =\n  a =',
  's3 =\n  a = 1\n  a = 2',
  's3 =\n\ta = 1\n  b = 2',
  's3 =\n  __proto__ = 1',
  's3 :\n  addressing_style = path',
  'S3 =\n  addressing_style = path',
  's3 = x\n  addressing_style = path',
  's3 =\naddressing_style = path',
  's3 =\n  a = 1\x0bb = 2',
  's3 =\n  a = 1\u2028b = 2',
  '__proto__ = polluted',
  'constructor = c',
  'aws_access_key_id = AKID\naws_secret_access_key = secret',
  'AWS_ACCESS_KEY_ID = AKID\nAWS_SECRET_ACCESS_KEY = secret',
  'aws_secret_access_key = a/b+c=#d',
  'credential_process = /bin/tool --name "my team" ; echo',
  'a = %(b)s\nb = 1',
  'a = $b',
  '\xa0region = eu-west-1',
  'region\xa0= \xa0eu-west-1\xa0',
  '\ufeffregion = eu-west-1',
  'region = \ufeffeu-west-1\ufeff',
  '\x1cregion = a\x1f',
  'region = a\x85',
  'region = a\x00b',
  'region = \u2028a',
  '[not a section = 1',
  'key] = 1',
  '[x] = 1',
]

const utf16 = (text: string, mark: string) => Buffer.from(mark + text, 'utf16le')

const files: readonly ConfigurationCase[] = [
  { words: 'no files' },
  { words: 'empty files', config: '', credentials: '' },
  { words: 'comments alone', config: '# a\n; b\n\n   # c' },
  { words: 'a setting before the first section', config: 'region = x\n[default]\n' },
  { words: 'rubbish', config: 'rubbish' },
  { words: 'JSON', config: '{"region": "us-east-1"}' },
  { words: 'UTF-16 with a mark', config: utf16('[default]\nregion = x\n', '\ufeff') },
  { words: 'UTF-16 without a mark', config: utf16('[default]\nregion = x\n', '') },
  { words: 'UTF-8 with a mark', config: '\ufeff[default]\nregion = x\n' },
  { words: 'Latin-1', config: Buffer.from('[profile \u00fc]\nregion = x\n', 'latin1') },
  { words: 'credentials in UTF-16', credentials: utf16('[default]\nregion = x\n', '\ufeff') },
  { words: 'a broken credentials file', config: '[default]\nregion = x\n', credentials: 'x' },
  { words: 'lines that end as on Windows', config: '[default]\r\nregion = x\r\ns3 =\r\n  a = b\r\n' },
  { words: 'lines that end as on old Macs', config: '[default]\rregion = x\rs3 =\r  a = b\r' },
  { words: 'no end of line at the end', config: '[default]\nregion = x' },
  { words: 'a section twice', config: '[default]\nregion = x\n[default]\noutput = json\n' },
  { words: 'DEFAULT twice', config: '[DEFAULT]\na = 1\n[DEFAULT]\nb = 2\n[default]\nc = 3\n' },
  { words: 'a key of DEFAULT twice', config: '[DEFAULT]\na = 1\n[default]\n[DEFAULT]\na = 2\n' },
  {
    words: 'DEFAULT under every section',
    config: '[DEFAULT]\nregion = x\n[profile a]\n[profile b]\nregion = y\n',
  },
  { words: 'DEFAULT with a block', config: '[DEFAULT]\ns3 =\n  a = b\n[profile a]\n' },
  { words: 'a profile by two spellings', config: '[profile a]\nx = 1\n[profile "a"]\ny = 2\n' },
  { words: 'default by two spellings', config: '[profile default]\nx = 1\n[default]\ny = 2\n' },
  {
    words: 'default by two spellings, the other way',
    config: '[default]\ny = 2\n[profile default]\nx = 1\n',
  },
  { words: 'both files', config: '[profile a]\nx = 1\ny = 1\n', credentials: '[a]\ny = 2\nz = 2\n' },
  {
    words: 'the prefix in the credentials file',
    config: '[profile a]\nx = 1\n',
    credentials: '[profile a]\ny = 2\n',
  },
  {
    words: 'blocks in both files',
    config: '[default]\ns3 =\n  a = 1\n',
    credentials: '[default]\ns3 =\n  b = 2\n',
  },
  {
    words: 'capitals in the credentials file',
    credentials: '[default]\nAWS_ACCESS_KEY_ID = A\nAws_Secret_Access_Key = b\n',
  },
  {
    words: 'DEFAULT in the credentials file',
    config: '[profile a]\nx = 1\n',
    credentials: '[DEFAULT]\ny = 2\n[a]\n',
  },
  { words: 'an indented section', config: '  [default]\n  region = x\n  [profile a]\n  region = y\n' },
  { words: 'an indented section after a setting', config: '[default]\nregion = x\n  [profile a]\n' },
  { words: 'text behind a header', config: '[default] # the usual one\nregion = x\n' },
  { words: 'a bracket in a comment behind a header', config: '[default] # see [a]\nregion = x\n' },
  { words: 'a continuation before any setting', config: '[default]\n   more\n' },
]

/** Over two hundred odd files, each kind of oddity by itself, in the config file and in the credentials file. */
export function configurationCases(): ConfigurationCase[] {
  const named = sectionNames.flatMap((name) => {
    const text = `[${name}]\nregion = x\n`
    return [
      { words: `the config section [${name}]`, config: `${text}[profile last]\n` },
      { words: `the credentials section [${name}]`, credentials: `${text}[last]\n` },
    ]
  })
  const set = settings.map((lines) => ({
    words: `the setting ${JSON.stringify(lines)}`,
    config: `[profile a]\n${lines}\n[profile b]\noutput = text\n`,
    credentials: `[a]\n${lines}`,
  }))
  return [...files, ...named, ...set]
}

const fragments = [
  ...[
    '[',
    ']',
    '[default]',
    '[profile a]',
    '[DEFAULT]',
    '[profile "b c"]',
    '[services s]',
    '[sso-session t]',
  ],
  ...['\n', '\n', '\n', '\n', '\n  ', '\n\t', '\r\n', '\r', ' ', '=', ' = ', ':', '#', ';', '"', "'", '\\'],
  ...['region', 'REGION', 's3', 'a', 'b', 'x', '\u00e9', '\x1c', '\x85', '\ufeff', '\u2028', '\xa0', '\x0b'],
  ...['\nregion = x\n', '\ns3 =\n  a = b\n', '\n[profile a]\n', '\n[default]\n', '\na = 1\n'],
]

/** Files put together at random, the same in every run. */
export function randomConfigurationCases(count: number): ConfigurationCase[] {
  let state = 20_261_127
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const text = () =>
    `[default]\n${Array.from({ length: random(14) }, () => fragments[random(fragments.length)]).join('')}`
  return Array.from({ length: count }, (_, index) => ({
    words: `random file ${index}`,
    config: text(),
    credentials: text(),
  }))
}
