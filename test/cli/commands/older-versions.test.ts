import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../models/support/temp-models.js'
import { runCli } from '../../support/cli/run-cli.js'

const profile =
  '[profile old]\nregion = us-east-1\napi_versions =\n  cloudfront = 2014-05-31\n  rds = 2014-09-01\n'
const withProfile = () => ({ AWS_CONFIG_FILE: join(tempFolder({ config: profile }), 'config') })

describe('an API version behind the name of a service', () => {
  it('is listed', async () => {
    await using aws = await simulate({ 'cloudfront@2014-05-31.ListDistributions': { items: 3 } })
    const words = ['cloudfront@2014-05-31', 'list-distributions', '--endpoint-url', aws.endpoint]
    const { status, stdout, stderr } = await runCli(words)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.trim().split('\n')).toHaveLength(3)
    expect(aws.requests.map(({ path }) => path)).toEqual(['/2014-05-31/distribution'])
  })

  it.each([
    // In this version, it has no pages.
    ['describe-vpcs', 'DescribeVpcs', 2],
    ['describe-instance-status', 'DescribeInstanceStatus', 4],
  ])('is listed in several regions: %s', async (command, operation, lines) => {
    await using aws = await simulate({ [`ec2@2016-09-15.${operation}`]: { items: 2 } })
    const regions = ['--regions', 'us-east-1,eu-west-1']
    const { status, stdout } = await runCli([
      'ec2@2016-09-15',
      command,
      ...regions,
      '--endpoint-url',
      aws.endpoint,
    ])
    expect(status).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(lines)
    expect(aws.requests.filter((request) => request.operation === operation)).toHaveLength(2)
  })

  it('is described, with the command and the program that call it', async () => {
    const service = await runCli(['describe', 'cloudfront@2014-05-31'])
    expect(service.stdout).toContain('21 operations, 4 with pages')
    expect(service.stdout).toContain('API version 2014-05-31')
    expect(service.stdout).toContain('other API versions: 2014-10-21, 2014-11-06,')
    expect(service.stdout).toContain('2020-05-31')
    expect(service.stdout).toContain("in TypeScript: client('cloudfront', { apiVersion: '2014-05-31' })")
    const { stdout } = await runCli(['describe', 'cloudfront@2014-05-31', 'list-distributions'])
    expect(stdout).toContain('nexttoken cloudfront@2014-05-31 list-distributions')
    expect(stdout).toContain("client('cloudfront', { apiVersion: '2014-05-31' })")
    expect(stdout).not.toContain('nexttoken/types/cloudfront')
  })

  it('gets help, and must exist', async () => {
    expect((await runCli(['s3api@2006-03-01', 'list-buckets', 'help'])).stdout).toContain('list-buckets')
    expect((await runCli(['rds@2014-09-01', 'help'])).stdout).toContain('nexttoken rds@2014-09-01 OPERATION')
    const { status, stderr } = await runCli(['rds@2014-09-02', 'describe-events'])
    expect(status).not.toBe(0)
    expect(stderr).toContain('there is no API version "2014-09-02"; the versions are 2014-09-01, 2014-10-31')
  })

  it('is declared by nexttoken types', async () => {
    const out = tempFolder()
    const { status, stdout } = await runCli([
      'types',
      '--services',
      'cloudfront@2014-05-31,sns',
      '--out',
      out,
    ])
    expect(status).toBe(0)
    expect(stdout).toContain('cloudfront@2014-05-31.d.ts: 21 operations')
    const text = readFileSync(join(out, 'cloudfront@2014-05-31.d.ts'), 'utf8')
    expect(text).toContain('"cloudfront@2014-05-31": CloudFrontClient')
    expect(text).toContain('API version 2014-05-31')
    expect(text).not.toContain('listFunctions')
    const wrong = await runCli(['types', '--services', 'cloudfront@2014-06-01', '--out', out])
    expect(wrong.stderr).toContain('--services has "cloudfront@2014-06-01"; the API versions are 2014-05-31,')
  })
})

describe('api_versions of a profile', () => {
  it('chooses the version of a command', async () => {
    await using aws = await simulate({ 'cloudfront@2014-05-31.ListDistributions': { items: 3 } })
    const words = ['cloudfront', 'list-distributions', '--endpoint-url', aws.endpoint, '--profile', 'old']
    const env = { ...withProfile(), AWS_SHARED_CREDENTIALS_FILE: join(tempFolder({ keys }), 'keys') }
    const { status, stdout, stderr } = await runCli(words, { env })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.trim().split('\n')).toHaveLength(3)
    expect((await runCli(['rds', 'help', '--profile', 'old'], { env })).stdout).toContain(
      'nexttoken rds@2014-09-01',
    )
  })

  it('gives way to the version behind the name', async () => {
    const words = ['rds@2014-10-31', 'describe-events', '--print-request', '--profile', 'old']
    const { status, stdout } = await runCli(words, { env: withProfile() })
    expect(status).toBe(0)
    expect(stdout).toContain('Version=2014-10-31')
  })

  it('is printed as the request that it makes', async () => {
    const words = ['rds', 'describe-events', '--print-request', '--profile', 'old']
    expect((await runCli(words, { env: withProfile() })).stdout).toContain('Version=2014-09-01')
  })
})

const keys = '[old]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n'
