import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Simulation, simulate } from '../../../src/simulator/index.js'
import { runCli } from '../../support/cli/run-cli.js'

let aws: Simulation
let at: readonly string[]
beforeAll(async () => {
  aws = await simulate({
    'sns.ListTopics': { items: 103 },
    's3.ListObjectsV2': { items: 25 },
    'kinesis.GetRecords': { items: 40 },
    'logs.GetLogEvents': { items: 30 },
    'iam.ListUsers': { items: 12 },
  })
  at = ['--endpoint-url', aws.endpoint]
})
afterAll(() => aws.close())

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

describe('a listing', () => {
  it('has all pages, one item a line in a pipe', async () => {
    const { status, stdout, stderr } = await runCli(['sns', 'list-topics', ...at])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const items = lines(stdout).map((line) => JSON.parse(line))
    expect(items).toHaveLength(103)
    expect(items[102]).toEqual({ TopicArn: 'arn:aws:sns:us-east-1:123456789012:TopicArn-000102' })
  })

  it('takes names in every spelling, and options before the service', async () => {
    const spellings = [
      ['s3api', 'list-objects-v2', '--bucket', 'books'],
      ['s3', 'ListObjectsV2', '--bucket', 'books'],
      ['--output', 'ndjson', 's3api', 'list_objects_v2', '--bucket=books'],
    ]
    const runs: string[] = []
    for (const argv of spellings) runs.push((await runCli([...argv, ...at])).stdout)
    expect(lines(runs[0] ?? '')).toHaveLength(25)
    expect(new Set(runs).size).toBe(1)
  })

  it('writes the first page before it asks for the second', async () => {
    const before = aws.requests.length
    const requests: number[] = []
    const onStdout = () => requests.push(aws.requests.length - before)
    await runCli(['sns', 'list-topics', ...at], { onStdout })
    expect(requests).toEqual([1, 2])
  })

  it('--max-items is a limit that was asked for: status 0, and a command that continues', async () => {
    const first = await runCli(['sns', 'list-topics', '--max-items', '40', ...at])
    expect(first.status).toBe(0)
    expect(lines(first.stdout)).toHaveLength(40)
    const [said, , command = ''] = lines(first.stderr)
    expect(said).toBe(
      'nexttoken: --max-items ended the listing, and there are more items. 40 items on 1 page were listed.',
    )
    const rest = await runCli(
      command
        .trim()
        .split(' ')
        .slice(1)
        .filter((word, index, words) => word !== '--max-items' && words[index - 1] !== '--max-items'),
    )
    expect(lines(rest.stdout)).toHaveLength(63)
    expect(JSON.parse(lines(rest.stdout)[0] ?? '')).toEqual({
      TopicArn: 'arn:aws:sns:us-east-1:123456789012:TopicArn-000040',
    })
  })

  it('takes a token of the AWS CLI', async () => {
    const token = Buffer.from(JSON.stringify({ Marker: null, boto_truncate_amount: 10 })).toString('base64')
    const { stdout, status } = await runCli(['iam', 'list-users', '--starting-token', token, ...at])
    expect({ status, items: lines(stdout).length }).toEqual({ status: 0, items: 2 })
  })

  it.each(['--first-page', '--no-paginate'])(
    '%s requests one page, and says that there are more',
    async (option) => {
      const before = aws.requests.length
      const { status, stdout, stderr } = await runCli(['sns', 'list-topics', option, ...at])
      expect({ status, items: lines(stdout).length, requests: aws.requests.length - before }).toEqual({
        status: 0,
        items: 100,
        requests: 1,
      })
      expect(lines(stderr)[0]).toContain('only the first page was listed, and there are more')
    },
  )

  it('--quiet says nothing about what was asked for', async () => {
    const { stderr } = await runCli(['sns', 'list-topics', '--max-items', '3', '--quiet', ...at])
    expect(stderr).toBe('')
  })

  it('--page-size asks for smaller pages, and still lists all', async () => {
    const before = aws.requests.length
    const { stdout } = await runCli([
      's3api',
      'list-objects-v2',
      '--bucket',
      'books',
      '--page-size',
      '10',
      ...at,
    ])
    expect(lines(stdout)).toHaveLength(25)
    expect(aws.requests.length - before).toBe(3)
  })

  it('--parallel lists the same', async () => {
    const argv = ['s3api', 'list-objects-v2', '--bucket', 'books', '--page-size', '5']
    const one = await runCli([...argv, ...at])
    const many = await runCli([...argv, '--parallel', '4', ...at])
    expect(many.stdout).toBe(one.stdout)
    expect(many.status).toBe(0)
  })

  it('--receipt is JSON on standard error', async () => {
    const { stderr } = await runCli(['sns', 'list-topics', '--receipt', ...at])
    expect(JSON.parse(stderr)).toMatchObject({
      service: 'sns',
      operation: 'ListTopics',
      outcome: 'complete',
      pages: 2,
      items: 103,
      requests: 2,
    })
  })

  it('a deadline that passes gives status 3 and the command that continues', async () => {
    const { status, stderr } = await runCli(['sns', 'list-topics', '--deadline', '0ms', ...at])
    expect(status).toBe(3)
    expect(stderr).toContain('the deadline ended the listing')
  })

  it('interrupted, says that a query which needs all pages has no result', async () => {
    await using slow = await simulate({ 'sns.ListTopics': { items: 450, faults: [{ on: 3, kind: 'hang' }] } })
    const argv = ['sns', 'list-topics', '--query', 'length(Topics)', '--endpoint-url', slow.endpoint]
    const run = await runCli(argv, {
      onStart: (io) =>
        void vi
          .waitFor(() => expect(slow.requests).toHaveLength(3), { timeout: 60_000 })
          .then(() => io.interrupt()),
    })
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 3, stdout: '' })
    expect(lines(run.stderr).slice(0, 2)).toEqual([
      'nexttoken: --query has no result, because it needs all pages',
      'nexttoken: interrupted. 200 items on 2 pages were listed.',
    ])
  })
})

describe('a listing without an end', () => {
  it('is one page unless something ends it, and says so', async () => {
    const { status, stdout, stderr } = await runCli([
      'kinesis',
      'get-records',
      '--shard-iterator',
      'i',
      '--limit',
      '10',
      ...at,
    ])
    expect(status).toBe(0)
    expect(lines(stdout)).toHaveLength(10)
    expect(stderr).toContain(
      'this listing has no end: only its first page was listed. Add --follow, --max-items or --deadline.',
    )
  })

  it('--max-items ends it', async () => {
    const { stdout } = await runCli([
      'kinesis',
      'get-records',
      '--shard-iterator',
      'i',
      '--limit',
      '10',
      '--max-items',
      '25',
      ...at,
    ])
    expect(lines(stdout)).toHaveLength(25)
  })

  it('--follow goes on until Ctrl-C, which is no failure', async () => {
    const { status, stdout, stderr } = await runCli(
      [
        'kinesis',
        'get-records',
        '--shard-iterator',
        'i',
        '--limit',
        '10',
        '--follow',
        '--poll-interval',
        '1ms',
        ...at,
      ],
      {
        onStdout: (text, io) => {
          if (lines(text).length >= 30) io.interrupt()
        },
      },
    )
    expect(status).toBe(0)
    expect(lines(stdout)).toHaveLength(30)
    expect(stderr).toContain('interrupted. 30 items on 3 pages were listed.')
  })
})

describe('output that is closed', () => {
  it('ends quietly with status 0, and asks for nothing more', async () => {
    const before = aws.requests.length
    const run = await runCli(['s3api', 'list-objects-v2', '--bucket', 'books', '--page-size', '5', ...at], {
      closesAfter: 10,
    })
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' })
    expect(aws.requests.length - before).toBeLessThanOrEqual(2)
  })

  it('a full disk is an error in two lines', async () => {
    const failure = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    })
    const { status, stderr } = await runCli(['sns', 'list-topics', ...at], { failure })
    expect(status).toBe(1)
    expect(lines(stderr)).toEqual([
      'nexttoken: standard output cannot be written: the disk is full (ENOSPC)',
      '  Free some space, or write to another disk.',
    ])
  })
})
