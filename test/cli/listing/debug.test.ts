import '../../support/quiet-warnings.js'
import { expect, it, onTestFinished } from 'vitest'
import { simulate } from '../../../src/simulator/index.js'
import { runCli } from '../../support/cli/run-cli.js'

it.each([
  ['one region', []],
  ['several regions', ['--regions', 'us-east-1,eu-west-1']],
] as const)(
  '--debug writes requests and responses of %s to standard error, without secrets',
  async (_, options) => {
    const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
    onTestFinished(() => aws.close())
    const argv = ['sns', 'list-topics', '--debug', '--endpoint-url', aws.endpoint, ...options]
    const env = {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'a-secret',
      AWS_REGION: 'us-east-1',
    }
    const { status, stdout, stderr } = await runCli(argv, { env })
    expect(status).toBe(0)
    expect(stdout).not.toContain('> POST')
    expect(stderr).toContain(`> POST ${aws.endpoint}/ (sns ListTopics, attempt 1)\n`)
    expect(stderr).toContain('> authorization: AWS4-HMAC-SHA256 Credential=***/')
    expect(stderr).toContain('> Action=ListTopics&Version=2010-03-31&NextToken=')
    expect(stderr).toMatch(/< 200 in \d+ ms \(sns ListTopics, attempt 1\)\n/)
    expect(stderr).toContain('<ListTopicsResponse')
    expect(stderr).not.toMatch(/AKIDEXAMPLE|a-secret/)
  },
)
