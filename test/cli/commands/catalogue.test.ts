import { describe, expect, it } from 'vitest'
import { runCli } from '../../support/cli/run-cli.js'

describe('nexttoken services', () => {
  it('lists every service under the name that is typed', async () => {
    const { status, stdout, stderr } = await runCli(['services'])
    const lines = stdout.trimEnd().split('\n')
    expect([status, stderr]).toEqual([0, ''])
    expect(lines).toHaveLength(440)
    expect(lines[0]).toMatch(/^SERVICE +OPERATIONS +WITH PAGES +NAME$/)
    expect(lines.find((line) => line.startsWith('sns '))).toMatch(
      /^sns +42 +\d+ +Amazon Simple Notification Service$/,
    )
    expect(lines.some((line) => line.startsWith('s3api '))).toBe(true)
  })

  it('filters by name, id and full name, whatever the case', async () => {
    const names = async (filter: string) =>
      JSON.parse((await runCli(['services', filter, '--output', 'json'])).stdout).map(
        ({ name }: { name: string }) => name,
      )
    expect(await names('QUEUE')).toContain('sqs')
    expect(await names('cloudwatch logs')).toEqual(['logs'])
    expect(await names('s3api')).toEqual(['s3'])
  })

  it('writes one object a line for programs', async () => {
    const { stdout } = await runCli(['services', 'dynamodb', '--output', 'ndjson'])
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.find(({ name }) => name === 'dynamodb')).toMatchObject({
      serviceId: 'DynamoDB',
      operations: expect.any(Number),
    })
  })

  it('says that nothing fits, with the nearest name', async () => {
    const { status, stdout, stderr } = await runCli(['services', 'dynamdb'])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe('no service contains "dynamdb"; did you mean "dynamodb"?\n')
  })

  it('refuses formats of listings', async () => {
    const { status, stderr } = await runCli(['services', '--output', 'csv'])
    expect(status).toBe(2)
    expect(stderr).toContain('--output is "csv"')
  })
})

describe('nexttoken operations', () => {
  it('says of each what it is', async () => {
    const { status, stdout } = await runCli(['operations', 'sns'])
    const line = (name: string) => stdout.split('\n').find((one) => one.startsWith(`${name} `))
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toMatch(/^OPERATION +PAGES +CHANGES +PARAMETERS$/)
    expect(line('list-topics')).toMatch(/^list-topics +pages +-$/)
    expect(line('list-subscriptions-by-topic')).toMatch(/ pages +- +--topic-arn$/)
    expect(line('create-topic')).toMatch(/ - +changes +--name \[--attributes\] \[--tags\]/)
  })

  it('takes the AWS CLI’s name of a service, and filters', async () => {
    const { stdout } = await runCli([
      'operations',
      's3api',
      'object-versions',
      '--with-pages',
      '--only-reading',
      '--output',
      'json',
    ])
    expect(JSON.parse(stdout)).toMatchObject([
      { command: 'list-object-versions', name: 'ListObjectVersions', hasPages: true, onlyReads: true },
    ])
  })

  it('continues the parameters below themselves on a terminal, and not in a pipe', async () => {
    const wide = (text: string) => Math.max(...text.split('\n').map((line) => line.length))
    const terminal = await runCli(['operations', 'ec2', 'run-instances'], { isTerminal: true, width: 100 })
    const pipe = await runCli(['operations', 'ec2', 'run-instances'])
    expect(wide(terminal.stdout)).toBeLessThanOrEqual(100)
    expect(pipe.stdout.trimEnd().split('\n')).toHaveLength(2)
  })

  it('names the nearest service and operation', async () => {
    expect((await runCli(['operations', 'snss'])).stderr).toMatch(/did you mean "sns"/i)
    expect((await runCli(['operations', 'sns', 'list-topcs'])).stderr).toMatch(/did you mean "list-topics"/i)
  })

  it('reports every problem of its words', async () => {
    const { status, stderr } = await runCli(['operations', '--with-page'])
    expect(status).toBe(2)
    expect(stderr).toContain('unknown option --with-page; did you mean "--with-pages"?')
    expect(stderr).toContain('SERVICE is missing')
  })
})
