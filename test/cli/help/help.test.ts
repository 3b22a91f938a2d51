import { describe, expect, it } from 'vitest'
import { type OptionName, type OptionSpec, optionTable } from '../../../src/cli/options/index.js'
import { runCli } from '../../support/cli/run-cli.js'

async function help(argv: readonly string[], width = 80): Promise<string> {
  const { status, stdout, stderr } = await runCli(argv, { width })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

const shown = (Object.keys(optionTable) as OptionName[]).filter((name) => {
  const spec: OptionSpec = optionTable[name]
  return !spec.isHidden
})

describe('the first help', () => {
  it.each([[], ['help'], ['--help'], ['-h'], ['--region', 'us-east-1', 'help']])('%j', async (...argv) => {
    expect(await help(argv)).toContain('nexttoken SERVICE OPERATION [--PARAMETER VALUE …] [OPTIONS]')
  })

  it('shows every option of the table', async () => {
    const text = await help([])
    expect(shown.filter((name) => !text.includes(`  --${name}`))).toEqual([])
  })

  it.each([60, 80, 200])('fits a terminal of %i columns', async (width) => {
    const text = await help([], width)
    const tooLong = text.split('\n').filter((line) => line.length > width && !line.includes('nexttoken '))
    expect(tooLong).toEqual([])
  })

  it('an option without a service is a usage error', async () => {
    const { status, stderr } = await runCli(['--output', 'json'])
    expect(status).toBe(2)
    expect(stderr).toContain('nexttoken sns list-topics')
  })
})

describe('the help of a service', () => {
  it.each([['sns'], ['sns', 'help'], ['sns', '--help'], ['help', 'sns']])('%j', async (...argv) => {
    const text = await help(argv)
    expect(text).toContain('Operations of Amazon Simple Notification Service that list')
    expect(text).toMatch(/list-topics/)
    expect(text).toMatch(/Other operations\n(?:.*\n)*.*create-topic/)
  })

  it('uses the AWS CLI’s name', async () => {
    expect(await help(['s3', 'help'])).toContain('nexttoken s3api OPERATION')
  })
})

describe('the help of an operation', () => {
  it.each([
    ['sns', 'list-topics', 'help'],
    ['sns', 'list-topics', '--help'],
    ['help', 'sns', 'list-topics'],
  ])('%j', async (...argv) => {
    const text = await help(argv)
    expect(text).toContain('It lists all pages: Topics.')
    expect(text).toContain('--max-items N')
  })

  it('shows the required parameters first, with what they take', async () => {
    const text = await help(['s3api', 'put-object-tagging', 'help'])
    expect(text).toContain('nexttoken s3api put-object-tagging --bucket <text> --key <text>')
    expect(text).toMatch(/Required parameters\n {2}--bucket +<text>\n/)
    expect(text).toContain('It may change something, so it asks first. Without a terminal it needs --yes.')
  })

  it('shows the AWS CLI’s options for what is in a parameter, and what they stand for', async () => {
    const text = await help(['lambda', 'create-function', 'help'], 110)
    expect(text).toMatch(/\nShortcuts for what is in a parameter\n {2}--zip-file +\S.*, for Code\.ZipFile\n/)
    const clusters = await help(['emr', 'list-clusters', 'help'])
    expect(clusters).toMatch(/ {2}--active +for ClusterStates\n/)
    expect(await help(['sns', 'list-topics', 'help'])).not.toContain('Shortcuts')
  })

  it('says nothing about pages where there are none', async () => {
    const text = await help(['sns', 'get-topic-attributes', 'help'])
    expect(text).not.toContain('--max-items')
    expect(text).not.toContain('--checkpoint')
  })

  it('shows the second spelling of an option whose name the operation has', async () => {
    const text = await help(['account', 'list-regions', 'help'])
    expect(text).toContain('--regions')
    const taken = await help(['ce', 'get-cost-and-usage', 'help'])
    expect(taken).toContain('--time-period')
    const roles = await help(['quicksight', 'create-data-source', 'help'])
    expect(roles).toContain('--role ')
    const parallel = await help(['securityhub', 'create-finding-aggregator', 'help'])
    expect(parallel).toMatch(/\n {2}--regions +<text>/)
    expect(parallel).toContain('--cli-regions all|us-*|A,B')
  })
})
