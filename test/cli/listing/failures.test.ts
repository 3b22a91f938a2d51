import '../../support/quiet-warnings.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulation, simulate } from '../../../src/simulator/index.js'
import { runCli } from '../../support/cli/run-cli.js'
import { startHttpServer } from '../../support/http-server.js'

let aws: Simulation
beforeAll(async () => {
  aws = await simulate({ 'sns.ListTopics': { items: 103 }, 'ec2.DescribeInstances': { items: 3 } })
})
afterAll(() => aws.close())

function lines(text: string): string[] {
  return text.trimEnd().split('\n')
}

async function errorOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) {
  const { status, stderr, stdout } = await runCli([...argv, '--endpoint-url', aws.endpoint], { env })
  expect(stdout).toBe('')
  return { status, lines: lines(stderr) }
}

describe('a command line that is wrong has status 2 and sends nothing', () => {
  it.each<[words: string, argv: string[], expected: string[]]>([
    [
      'an unknown service, near another one',
      ['snss', 'list-topics'],
      ['nexttoken: no service is named "snss"; did you mean "sns"?', '  nexttoken services lists them all.'],
    ],
    [
      'a command, misspelt',
      ['servces'],
      [
        'nexttoken: no service is named "servces"; did you mean the command nexttoken services?',
        '  nexttoken services lists them all.',
      ],
    ],
    [
      'an unknown operation',
      ['sns', 'lst-topics'],
      [
        'nexttoken: sns has no operation "lst-topics"; did you mean list-topics?',
        '  nexttoken sns help lists all 42.',
      ],
    ],
    [
      'a command of aws s3',
      ['s3', 'ls'],
      [
        'nexttoken: aws s3 ls is no operation of the API, and nexttoken does not have it',
        '  To list: nexttoken s3api list-buckets, or nexttoken s3api list-objects-v2 --bucket BUCKET --prefix PREFIX',
      ],
    ],
    [
      'all missing parameters',
      ['sns', 'set-topic-attributes'],
      [
        'nexttoken: --topic-arn is required: --topic-arn <text>',
        '  --attribute-name is required: --attribute-name <text>',
        '  nexttoken sns set-topic-attributes help shows what it takes.',
      ],
    ],
    [
      'an unknown parameter beside a wrong value',
      ['sns', 'list-subscriptions-by-topic', '--topic-ar', 'x', '--max-items', 'many', '--topic-arm', 'y'],
      [
        'nexttoken: unknown option --topic-arm; did you mean "--topic-arn"?',
        '  --max-items is "many": pass a whole number, 0 or more',
        '  nexttoken sns list-subscriptions-by-topic help shows what it takes.',
      ],
    ],
    [
      '--no-verify-ssl',
      ['sns', 'list-topics', '--no-verify-ssl'],
      [
        'nexttoken: --no-verify-ssl is not supported: anyone on the way could read the credentials and change every answer',
        '  Pass --ca-bundle FILE with the certificate of your proxy or endpoint, in PEM.',
      ],
    ],
    [
      'options that do not fit the operation or each other',
      ['sns', 'get-topic-attributes', '--topic-arn', 'x', '--checkpoint', 'f', '--restart', '--unordered'],
      [
        'nexttoken: sns get-topic-attributes has no pages, so --unordered cannot be used',
        '  sns get-topic-attributes has no pages, so --checkpoint cannot be used',
        '  sns get-topic-attributes has no pages, so --restart cannot be used',
        '  --unordered needs --parallel',
      ],
    ],
    [
      'a target for what is no listing',
      ['sns', 'get-topic-attributes', '--topic-arn', 'x', '--to', 'topic.csv'],
      [
        'nexttoken: sns get-topic-attributes has no pages, so --to cannot be used; redirect its output: --output json > FILE',
      ],
    ],
    [
      'a listing that cannot be divided',
      ['sns', 'list-topics', '--parallel', '4'],
      [
        'nexttoken: --parallel cannot be used: each page of this listing is known only from the page before it. Omit --parallel, or start one listing for each region, for each account, and read them side by side',
      ],
    ],
    [
      'a listing that cannot be followed',
      ['sns', 'list-topics', '--follow', '--page-size', '5'],
      [
        'nexttoken: sns list-topics has no parameter for the size of a page, so --page-size cannot be used',
        '  sns list-topics ends for good, so --follow cannot be used',
      ],
    ],
    ['a token of another operation', ['sns', 'list-topics', '--starting-token', 'eyJNYXJrZXIiOiAiYSJ9'], []],
    ['a query', ['sns', 'list-topics', '--query', 'a['], []],
  ])('%s', async (_, argv, expected) => {
    const before = aws.requests.length
    const { status, lines: said } = await errorOf(argv)
    expect(status).toBe(2)
    if (expected.length > 0) expect(said).toEqual(expected)
    else expect(said[0]).toMatch(/^nexttoken: .*(token|a\[)/)
    expect(aws.requests.length).toBe(before)
  })

  it('a profile’s or a variable’s format is checked', async () => {
    const { status, lines: said } = await errorOf(['sns', 'list-topics'], { AWS_DEFAULT_OUTPUT: 'xml' })
    expect(status).toBe(2)
    expect(said).toEqual([
      'nexttoken: AWS_DEFAULT_OUTPUT is "xml": it must be one of json, ndjson, yaml, yaml-stream, text, table, csv, tsv, off',
    ])
  })
})

describe('what is missing has status 1', () => {
  it('no region', async () => {
    expect(await errorOf(['sns', 'list-topics'], { AWS_REGION: undefined })).toEqual({
      status: 1,
      lines: [
        'nexttoken: sns: no region is set',
        '  Pass --region, such as --region us-east-1, or set AWS_REGION or the region of the profile.',
      ],
    })
  })

  it('no credentials', async () => {
    const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }
    const { status, lines: said } = await errorOf(['sns', 'list-topics'], none)
    expect(status).toBe(1)
    expect(said).toEqual([
      'nexttoken: sns: no credentials: no source is configured, and this machine has no instance role',
      '  Profile "default" has no credentials: log in with aws login or aws sso login. --no-sign-request sends none.',
    ])
  })

  it('--no-sign-request needs none', async () => {
    const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }
    const argv = ['sns', 'list-topics', '--no-sign-request', '--endpoint-url', aws.endpoint]
    expect((await runCli(argv, { env: none })).status).toBe(0)
  })
})

describe('a listing that the service ends', () => {
  it('throttled to the end: how far it got, and the command that goes on', async () => {
    await using slow = await simulate({
      'sns.ListTopics': { items: 250, faults: [{ on: [3, 5], kind: 'throttle' }] },
    })
    const argv = ['sns', 'list-topics', '--endpoint-url', slow.endpoint]
    const run = await runCli(argv, { env: { AWS_MAX_ATTEMPTS: '1' } })
    const [what, why, reached, command = ''] = lines(run.stderr)
    expect(run.status).toBe(3)
    expect(what).toMatch(/^nexttoken: sns list-topics: Throttl/)
    expect(why).toContain('because of their rate')
    expect(reached).toBe('  200 items on 2 pages were listed. Continue with:')
    const rest = await runCli(command.trim().split(' ').slice(1))
    expect(rest.status).toBe(0)
    expect(lines(run.stdout).length + lines(rest.stdout).length).toBe(250)
  })

  it('refused at once: status 1', async () => {
    await using broken = await simulate({
      'sns.ListTopics': { items: 250, faults: [{ on: 1, kind: 'error' }] },
    })
    const argv = ['sns', 'list-topics', '--endpoint-url', broken.endpoint]
    const { status, stderr } = await runCli(argv, { env: { AWS_MAX_ATTEMPTS: '1' } })
    expect(status).toBe(1)
    expect(stderr).not.toContain('Continue with')
  })

  it('access denied names the action', async () => {
    const message = 'User: arn:aws:iam::1:user/x is not authorized to perform: SNS:ListTopics on resource: *'
    const server = await startHttpServer((_, response) => {
      response.writeHead(403, { 'content-type': 'text/xml' })
      response.end(
        `<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>${message}</Message></Error></ErrorResponse>`,
      )
    })
    const { status, stderr } = await runCli(['sns', 'list-topics', '--endpoint-url', server.url])
    expect(status).toBe(1)
    const [what, remedy] = lines(stderr)
    expect(what).toBe(`nexttoken: sns list-topics: AuthorizationError: ${message}`)
    expect(remedy).toBe(
      '  Allow the action SNS:ListTopics for this caller (aws sts get-caller-identity shows it), or use another --profile.',
    )
  })

  it('expired credentials: where they come from', async () => {
    const server = await startHttpServer((_, response) => {
      response.writeHead(403, { 'content-type': 'text/xml' })
      response.end(
        '<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token is expired</Message></Error></ErrorResponse>',
      )
    })
    const { stderr } = await runCli(['sns', 'list-topics', '--endpoint-url', server.url])
    expect(lines(stderr)).toEqual([
      'nexttoken: sns list-topics: ExpiredToken: The security token is expired',
      '  The credentials come from AWS_ACCESS_KEY_ID: set new ones (AWS_SESSION_TOKEN too), or pass --profile.',
    ])
  })
})
