import type { ClientConfig } from 'nexttoken'
import { session } from 'nexttoken'
import { seededRandom } from '../../support/seeded-random.js'

/** A call of a method that signs, for both. */
export interface SignedCase {
  readonly words: string
  readonly service: 's3' | 'rds' | 'dsql'
  readonly region: string
  /** In camelCase. */
  readonly method: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly token?: string
  /** Seconds since 1970. */
  readonly now: number
  readonly endpoint?: string
  /** botocore's `Config`, and the same for nexttoken. */
  readonly config?: Readonly<Record<string, unknown>>
  readonly own?: ClientConfig
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: S3 replaces it
export const fileName = '${filename}'

const now = Date.UTC(2026, 0, 2, 3, 4, 5) / 1000

interface Style {
  readonly words: string
  readonly config: Readonly<Record<string, unknown>>
  readonly own: ClientConfig
  readonly endpoint?: string
}

const regional = { us_east_1_regional_endpoint: 'regional' }

const virtual: Style = {
  words: 'virtual hosts',
  config: { s3: { addressing_style: 'virtual', ...regional } },
  own: { forcePathStyle: false },
}

const styles: readonly Style[] = [
  virtual,
  {
    words: 'path style',
    config: { s3: { addressing_style: 'path', ...regional } },
    own: { forcePathStyle: true },
  },
  {
    words: 'dualstack',
    config: { s3: { addressing_style: 'virtual', use_dualstack_endpoint: true, ...regional } },
    own: { useDualstackEndpoint: true },
  },
  {
    words: 'acceleration',
    config: { s3: { use_accelerate_endpoint: true, ...regional } },
    own: { useAccelerateEndpoint: true },
  },
  {
    words: 'FIPS and dualstack',
    config: {
      use_fips_endpoint: true,
      s3: { addressing_style: 'virtual', use_dualstack_endpoint: true, ...regional },
    },
    own: { useFipsEndpoint: true, useDualstackEndpoint: true },
  },
  {
    words: 'a custom endpoint',
    endpoint: 'http://127.0.0.1:9000',
    config: { s3: { addressing_style: 'path' } },
    own: { endpoint: 'http://127.0.0.1:9000' },
  },
]

function post(more: Partial<SignedCase> & Pick<SignedCase, 'words'>): SignedCase {
  return {
    service: 's3',
    region: 'eu-west-1',
    method: 'generatePresignedPost',
    parameters: { Bucket: 'books', Key: 'moby.txt' },
    now,
    config: virtual.config,
    own: virtual.own,
    ...more,
  }
}

const { availablePartitions, availableRegions } = session()

const everyRegion = availablePartitions
  .flatMap((partition) => availableRegions('s3', { partition }))
  .map((region) => post({ words: `in ${region}`, region }))

const everyStyle = ['eu-west-1', 'us-east-1'].flatMap((region) =>
  styles.map(({ words, ...style }) => post({ words: `${words} in ${region}`, region, ...style })),
)

const contents: readonly (readonly [words: string, parameters: Record<string, unknown>])[] = [
  ['the name of the uploaded file', { Key: `uploads/${fileName}` }],
  ['only the name of the uploaded file', { Key: fileName }],
  ['the name of the uploaded file, not at the end', { Key: `${fileName}/x` }],
  ['a key beyond ASCII, with quotes', { Key: 'ü "🐋"\\/\n.txt' }],
  ['a bucket with dots', { Bucket: 'books.example.com' }],
  ['a bucket that no host can have', { Bucket: 'Bad_Bucket' }],
  ['a time', { ExpiresIn: 1 }],
  ['a week', { ExpiresIn: 604_800 }],
  [
    'fields and conditions',
    {
      Fields: { acl: 'public-read', 'x-amz-meta-tag': 'é', key: 'replaced' },
      Conditions: [
        { acl: 'public-read' },
        ['starts-with', '$x-amz-meta-tag', ''],
        ['content-length-range', 1, 10_000_000],
      ],
    },
  ],
]

const everyContent = contents.flatMap(([words, more]) =>
  [undefined, 'to/ken+=='].map((token) =>
    post({
      words: `${words}${token ? ', with a session token' : ''}`,
      parameters: { Bucket: 'books', Key: 'moby.txt', ...more },
      ...(token !== undefined && { token }),
    }),
  ),
)

/** Texts of all kinds, in fields, conditions and keys. */
function madeUp(count: number): SignedCase[] {
  const random = seededRandom(16)
  const alphabet = [...'ab/ $"\\\u0000\u001f\u007f\u0080é€\u2028🐋{}[]:,']
  const below = (most: number) => Math.floor(random() * most)
  const text = () => Array.from({ length: below(12) }, () => alphabet[below(alphabet.length)]).join('')
  return Array.from({ length: count }, (_, index) =>
    post({
      words: `made-up ${index}`,
      now: now + below(1e9),
      parameters: {
        Bucket: 'books',
        Key: `k${text()}${below(3) === 0 ? fileName : ''}`,
        Fields: Object.fromEntries(Array.from({ length: below(4) }, () => [`x${text()}`, text()])),
        Conditions: Array.from(
          { length: below(4) },
          () =>
            [
              { [`x${text()}`]: text() },
              ['eq', `$${text()}`, text()],
              ['content-length-range', 0, below(1e9)],
            ][below(3)],
        ),
        ExpiresIn: 1 + below(604_800),
      },
    }),
  )
}

export const postCases: readonly SignedCase[] = [
  ...everyRegion,
  ...everyStyle,
  ...everyContent,
  ...madeUp(200),
]

const rdsRegions = availablePartitions.flatMap((partition) => availableRegions('rds', { partition }))

const databases: readonly Record<string, unknown>[] = [
  { DBHostname: 'db.c0ffee.eu-west-1.rds.amazonaws.com', Port: 5432, DBUsername: 'app' },
  { DBHostname: 'DB.Example.com', Port: 443, DBUsername: 'app' },
  { DBHostname: 'db.example.com', Port: 3306, DBUsername: "jäne+doe@x.y/z ~!*'()&=%" },
  { DBHostname: 'db.example.com', Port: '3306', DBUsername: 'app', Region: 'ap-south-1' },
]

export const tokenCases: readonly SignedCase[] = [
  ...rdsRegions.map((region) => rdsToken({ words: `RDS in ${region}`, region })),
  ...databases.flatMap((parameters) =>
    [undefined, 'to/ken+=='].map((token) =>
      rdsToken({
        words: `RDS ${JSON.stringify(parameters)}${token ? ', with a session token' : ''}`,
        parameters,
        ...(token !== undefined && { token }),
      }),
    ),
  ),
  ...['generateDbConnectAuthToken', 'generateDbConnectAdminAuthToken'].flatMap((method) =>
    [{}, { Region: 'us-west-2' }, { ExpiresIn: 60 }].flatMap((more) =>
      [undefined, 'to/ken+=='].map(
        (token): SignedCase => ({
          words: `DSQL ${method} ${JSON.stringify(more)}${token ? ', with a session token' : ''}`,
          service: 'dsql',
          region: 'us-east-1',
          method,
          parameters: { Hostname: 'abc123.dsql.us-east-1.on.aws', ...more },
          now,
          ...(token !== undefined && { token }),
        }),
      ),
    ),
  ),
]

function rdsToken(more: Partial<SignedCase> & Pick<SignedCase, 'words'>): SignedCase {
  return {
    service: 'rds',
    region: 'eu-west-1',
    method: 'generateDbAuthToken',
    parameters: databases[0] ?? {},
    now,
    ...more,
  }
}
