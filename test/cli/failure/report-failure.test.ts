import { describe, expect, it } from 'vitest'
import { EndedListing } from '../../../src/cli/failure/ended-listing.js'
import { reportFailure } from '../../../src/cli/failure/report-failure.js'
import { UsageError } from '../../../src/cli/options/usage-error.js'
import {
  NextTokenError,
  PaginationError,
  ParamValidationError,
  ServiceError,
} from '../../../src/errors/index.js'
import { RecordedIo } from '../../support/cli/recorded-io.js'

async function report(error: unknown, argv: readonly string[] = ['sns', 'list-topics']) {
  const io = new RecordedIo({})
  const status = await reportFailure(error, { argv, io })
  return { status, lines: io.stderr.text.trimEnd().split('\n') }
}

function refusal(
  code: string,
  message: string,
  more: { throttling?: boolean; attempts?: number } = {},
): ServiceError {
  const fields = { code, message, statusCode: 400, fault: 'client', retryable: false, members: {} } as const
  const context = { service: 'sns', operation: 'ListTopics', attempts: more.attempts ?? 1 }
  return new ServiceError({ ...fields, throttling: more.throttling ?? false }, context)
}

describe('an error in two lines', () => {
  it('a usage error has all its problems, and status 2', async () => {
    const error = new UsageError(
      ['unknown option --x', '--y is required'],
      'Run nexttoken sns list-topics help.',
    )
    expect(await report(error)).toEqual({
      status: 2,
      lines: ['nexttoken: unknown option --x', '  --y is required', '  Run nexttoken sns list-topics help.'],
    })
  })

  it('no region', async () => {
    const error = new NextTokenError('MissingRegion', 'no region: pass `region`, set AWS_REGION', {
      service: 'sns',
    })
    expect(await report(error)).toEqual({
      status: 1,
      lines: [
        'nexttoken: sns: no region is set',
        '  Pass --region, such as --region us-east-1, or set AWS_REGION or the region of the profile.',
      ],
    })
  })

  it.each([
    ['sns: `region` is "us east"; it must be the name of an AWS region', [], 2, 'sns: --region is "us east"'],
    ['sns: AWS_CA_BUNDLE is "x", which cannot be read', ['--ca-bundle', 'x'], 2, 'sns: --ca-bundle is "x"'],
    ['sns: AWS_CA_BUNDLE is "x", which cannot be read', [], 1, 'sns: AWS_CA_BUNDLE is "x"'],
    ['sns: AWS_REGION is "us east"', [], 1, 'sns: AWS_REGION is "us east"'],
    ['no service matches `services` "snss"', [], 2, 'no service matches --services "snss"'],
  ])('a wrong setting, %s with %j: status %i if an option has it', async (message, words, status, line) => {
    const error = new NextTokenError('InvalidConfiguration', message.replace(/^sns: /, ''), {
      ...(message.startsWith('sns') && { service: 'sns' }),
    })
    const reported = await report(error, ['sns', 'list-topics', ...words])
    expect(reported.status).toBe(status)
    expect(reported.lines[0]).toContain(`nexttoken: ${line}`)
  })

  it.each([
    [
      'AuthorizationError',
      'User: arn:aws:iam::1:user/x is not authorized to perform: SNS:ListTopics on resource: *',
      'SNS:ListTopics',
    ],
    ['AccessDeniedException', 'no', 'of ListTopics'],
  ])('%s names the action', async (code, message, action) => {
    const { status, lines } = await report(refusal(code, message))
    expect(status).toBe(1)
    expect(lines).toEqual([
      `nexttoken: sns list-topics: ${code}: ${message}`,
      `  Allow the action ${action} for this caller (aws sts get-caller-identity shows it), or use another --profile.`,
    ])
  })

  it('a semicolon of the service stays where it is', async () => {
    const { lines } = await report(refusal('Invalid', 'bad name; names have letters'))
    expect(lines).toEqual(['nexttoken: sns list-topics: Invalid: bad name; names have letters'])
  })

  it('the advice of the library is the second line, in the words of the command line', async () => {
    const error = new NextTokenError(
      'CheckpointMismatch',
      'the checkpoint f belongs to another listing; pass restart: true to start over',
    )
    expect((await report(error)).lines).toEqual([
      'nexttoken: the checkpoint f belongs to another listing',
      '  Pass --restart to start over.',
    ])
  })

  it('every problem of an input is shown, and status 2', async () => {
    const problems = ['Name is missing', 'Tags[0].Key is a number'].map((message) => ({ path: '', message }))
    const { status, lines } = await report(
      new ParamValidationError(problems, { service: 'sns', operation: 'CreateTopic' }),
    )
    expect(status).toBe(2)
    expect(lines).toEqual(['nexttoken: sns create-topic: Name is missing', '  Tags[0].Key is a number'])
  })

  it('an error that nobody expects is called a bug', async () => {
    const { status, lines } = await report(new TypeError('x is not a function'))
    expect(status).toBe(1)
    expect(lines).toEqual([
      'nexttoken: unexpected error: x is not a function',
      '  This is a bug of nexttoken. Report it with what --debug shows.',
    ])
  })

  it('only --debug shows stacks, those of the causes too', async () => {
    const error = new NextTokenError('Network', 'lost', { cause: new Error('inner') })
    expect((await report(error)).lines).toEqual(['nexttoken: lost'])
    const text = (await report(error, ['--debug'])).lines.join('\n')
    expect(text).toMatch(/at .*report-failure\.test/)
    expect(text).toContain('caused by Error: inner')
  })
})

describe('files', () => {
  it.each([
    [
      'ENOSPC',
      'write',
      undefined,
      'standard output cannot be written: the disk is full (ENOSPC)',
      'Free some space, or write to another disk.',
    ],
    [
      'ENOENT',
      'open',
      '/no/file',
      '/no/file cannot be opened: there is no such file or folder (ENOENT)',
      'Check the path.',
    ],
    [
      'EACCES',
      'open',
      '/x',
      '/x cannot be opened: access is not permitted (EACCES)',
      'Check the permissions, or use another path.',
    ],
  ])('%s', async (code, syscall, path, what, remedy) => {
    const error = Object.assign(new Error(code), { code, syscall, path })
    expect((await report(error)).lines).toEqual([`nexttoken: ${what}`, `  ${remedy}`])
  })
})

describe('a listing that an error ended', () => {
  const cause = refusal('Throttling', 'Rate exceeded', { throttling: true, attempts: 3 })

  it('says how far it got and what continues it, with status 3', async () => {
    const error = new EndedListing(cause, {
      reached: '1,200 items on 12 pages were listed.',
      command: 'nexttoken sns list-topics --starting-token abc',
      hasDelivered: true,
    })
    expect(await report(error)).toEqual({
      status: 3,
      lines: [
        'nexttoken: sns list-topics: Throttling: Rate exceeded',
        '  The service refused all 3 attempts because of their rate. Try again later, with a smaller --parallel or with AWS_MAX_ATTEMPTS=10.',
        '  1,200 items on 12 pages were listed. Continue with:',
        '  nexttoken sns list-topics --starting-token abc',
      ],
    })
  })

  it('is an ordinary error if nothing was listed', async () => {
    const error = new EndedListing(cause, { reached: '0 items', command: 'nexttoken', hasDelivered: false })
    const { status, lines } = await report(error)
    expect(status).toBe(1)
    expect(lines).toHaveLength(2)
  })

  it('cannot be continued if its token has expired', async () => {
    const error = new EndedListing(new PaginationError('gone'), {
      reached: '5 items on 1 page were listed.',
      command: undefined,
      hasDelivered: true,
    })
    const { status, lines } = await report(error)
    expect(status).toBe(1)
    expect(lines).toEqual(['nexttoken: gone', '  5 items on 1 page were listed.'])
  })
})
