import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { refusalOf, scripted } from './support/scripted-service.js'

const query = (operation: string, inner: string) => ({
  body: `<${operation}Response><${operation}Result>${inner}</${operation}Result></${operation}Response>`,
})

describe('EC2', () => {
  it('decodes the console output', async () => {
    const output = Buffer.from('boot \u00e9\n').toString('base64')
    const ec2 = await scripted('ec2', {
      body: `<GetConsoleOutputResponse><instanceId>i</instanceId><output>${output}</output></GetConsoleOutputResponse>`,
    })
    expect((await ec2.client.getConsoleOutput({ InstanceId: 'i' })).Output).toBe('boot é\n')
  })

  it.each(['#!/bin/sh é', new Uint8Array([0, 255])])('encodes user data', async (UserData) => {
    const ec2 = await scripted('ec2', { body: '<RunInstancesResponse/>' })
    await ec2.client.runInstances({ MinCount: 1, MaxCount: 1, UserData })
    const form = new URLSearchParams(ec2.requests[0]?.body.toString())
    expect(form.get('UserData')).toBe(Buffer.from(UserData).toString('base64'))
  })

  it('accepts Filters for the member Filter, and refuses both together', async () => {
    const ec2 = await scripted('ec2', { body: '<DescribeHostsResponse/>' })
    const Filters = [{ Name: 'n', Values: ['v'] }]
    await ec2.client.describeHosts({ Filters })
    expect(new URLSearchParams(ec2.requests[0]?.body.toString()).get('Filter.1.Name')).toBe('n')
    expect((await refusalOf(ec2.client.describeHosts({ Filters, Filter: [] }))).message).toContain(
      '"Filters"',
    )
  })
})

describe('a copy out of another region', () => {
  it.each([
    {
      service: 'ec2',
      operation: 'CopySnapshot',
      input: { SourceSnapshotId: 'snap-1' },
      parameter: 'PresignedUrl',
      told: { SourceRegion: 'eu-west-1', DestinationRegion: 'us-east-1' },
    },
    {
      service: 'rds',
      operation: 'CopyDBSnapshot',
      input: { SourceDBSnapshotIdentifier: 's', TargetDBSnapshotIdentifier: 't' },
      parameter: 'PreSignedUrl',
      told: {},
    },
  ])('$service.$operation has a presigned URL', async ({ service, operation, input, parameter, told }) => {
    const aws = await scripted(service, query(operation, ''))
    await aws.client.call(operation, { ...input, SourceRegion: 'eu-west-1' }).catch(() => {})
    const sent = Object.fromEntries(new URLSearchParams(String(aws.requests[0]?.body)))
    const { [parameter]: url, Action, Version, ...others } = sent
    expect([Action, others]).toEqual([operation, { ...input, ...told }])
    const { searchParams } = new URL(url ?? '')
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...input,
      Action: operation,
      Version,
      DestinationRegion: 'us-east-1',
      'X-Amz-Credential': expect.stringContaining(`/eu-west-1/${service}/aws4_request`),
      'X-Amz-Expires': '3600',
    })
    expect(searchParams.has(parameter)).toBe(false)
  })
})

describe('Auto Scaling', () => {
  it('encodes user data', async () => {
    const autoscaling = await scripted('autoscaling', { body: '<CreateLaunchConfigurationResponse/>' })
    await autoscaling.client.createLaunchConfiguration({ LaunchConfigurationName: 'l', UserData: 'x' })
    expect(new URLSearchParams(autoscaling.requests[0]?.body.toString()).get('UserData')).toBe('eA==')
  })
})

describe('Glacier', () => {
  it('defaults the account id and sends its API version', async () => {
    const glacier = await scripted('glacier', { body: '{}' })
    await glacier.client.listVaults()
    await glacier.client.listVaults({ accountId: '123456789012' })
    expect(glacier.requests.map(({ path }) => path)).toEqual(['/-/vaults', '/123456789012/vaults'])
    expect(glacier.requests[0]?.headers['x-amz-glacier-version']).toBe('2012-06-01')
  })

  const megabyte = 1024 * 1024
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

  it.each([0, 1, megabyte, megabyte + 1, 2 * megabyte + 5])(
    'sends both hashes of an archive of %i bytes',
    async (size) => {
      const body = Buffer.alloc(size, 'glacier')
      const part = (index: number) => sha256(body.subarray(index * megabyte, (index + 1) * megabyte))
      const pair = () => sha256(Buffer.concat([part(0), part(1)]))
      const trees = [() => part(0), pair, () => sha256(Buffer.concat([pair(), part(2)]))]
      const tree = trees[Math.max(1, Math.ceil(size / megabyte)) - 1]?.()
      const glacier = await scripted('glacier', { status: 201 })
      await glacier.client.uploadArchive({ vaultName: 'v', body })
      expect(glacier.requests[0]?.headers).toMatchObject({
        'x-amz-content-sha256': sha256(body).toString('hex'),
        'x-amz-sha256-tree-hash': tree?.toString('hex'),
      })
      expect(glacier.requests[0]?.body.equals(body)).toBe(true)
    },
  )

  it('sends the tree hash passed by the caller', async () => {
    const glacier = await scripted('glacier', { status: 201 })
    await glacier.client.uploadArchive({ vaultName: 'v', body: 'x', checksum: 'known' })
    expect(glacier.requests[0]?.headers['x-amz-sha256-tree-hash']).toBe('known')
  })
})

describe('CloudSearch Domain', () => {
  it('searches by POST', async () => {
    const search = await scripted('cloudsearchdomain', { body: '{}' })
    await search.client.search({ query: 'a b&c', size: 3, returnFields: 'title' })
    const { method, path, query: sent, headers, body } = search.requests[0] ?? {}
    expect([method, path, sent?.size]).toEqual(['POST', '/2013-01-01/search', 0])
    expect(headers?.['content-type']).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(body?.toString()))).toEqual({
      format: 'sdk',
      pretty: 'true',
      q: 'a b&c',
      size: '3',
      return: 'title',
    })
    expect(body?.toString()).toContain('q=a%20b%26c')
  })
})

describe('CloudWatch Logs', () => {
  it('accepts fromTime for the member from', async () => {
    const logs = await scripted('logs', { body: '{}' })
    await logs.client.createExportTask({ logGroupName: 'g', fromTime: 1, to: 2, destination: 'd' })
    expect(JSON.parse(String(logs.requests[0]?.body))).toEqual({
      logGroupName: 'g',
      from: 1,
      to: 2,
      destination: 'd',
    })
  })
})

describe('Machine Learning', () => {
  it('predicts at the endpoint of the model', async () => {
    const service = await scripted('machinelearning', { status: 500 })
    const endpoint = await scripted('machinelearning', { body: '{}' })
    await service.client.predict({ MLModelId: 'm', Record: {}, PredictEndpoint: endpoint.url })
    expect([service.requests.length, endpoint.requests.length]).toEqual([0, 1])
    expect(endpoint.requests[0]?.headers.host).toBe(new URL(endpoint.url).host)
  })

  it('refuses an endpoint that is not a URL', async () => {
    const service = await scripted('machinelearning', { body: '{}' })
    const refusal = await refusalOf(
      service.client.predict({ MLModelId: 'm', Record: {}, PredictEndpoint: 'here' }),
    )
    expect(refusal).toMatchObject({ code: 'ParamValidation', problems: [{ path: 'PredictEndpoint' }] })
  })
})

describe('SSO OIDC', () => {
  it('uses the OAuth description as the error message', async () => {
    const body = '{"error":"invalid_grant","error_description":"the code has expired"}'
    const headers = { 'x-amzn-errortype': 'InvalidGrantException' }
    const oidc = await scripted('sso-oidc', { status: 400, headers, body })
    const call = oidc.client.createToken({ clientId: 'c', clientSecret: 's', grantType: 'g' })
    expect(await refusalOf(call)).toMatchObject({
      code: 'InvalidGrantException',
      message: expect.stringContaining('the code has expired'),
    })
  })
})

describe('Route 53', () => {
  it('accepts ids in the form it returns them', async () => {
    const route53 = await scripted('route53', { body: '<GetHostedZoneResponse/>' })
    await route53.client.getHostedZone({ Id: '/hostedzone/Z1' })
    expect(route53.requests[0]?.path).toBe('/2013-04-01/hostedzone/Z1')
  })
})

describe('API Gateway', () => {
  it('requests plain JSON', async () => {
    const apigateway = await scripted('apigateway', { body: '{}' })
    await apigateway.client.getRestApis()
    expect(apigateway.requests[0]?.headers.accept).toBe('application/json')
  })
})

describe('unsigned operations', () => {
  it.each([
    {
      service: 'sts',
      operation: 'AssumeRoleWithWebIdentity',
      input: { RoleArn: 'a'.repeat(20), RoleSessionName: 'ss', WebIdentityToken: 'tttt' },
    },
    {
      service: 'sts',
      operation: 'AssumeRoleWithSAML',
      input: { RoleArn: 'a'.repeat(20), PrincipalArn: 'a'.repeat(20), SAMLAssertion: 'saml' },
    },
    { service: 'cognito-identity', operation: 'GetId', input: { IdentityPoolId: 'p' } },
    { service: 'cognito-identity', operation: 'GetOpenIdToken', input: { IdentityId: 'i' } },
    { service: 'cognito-identity', operation: 'GetCredentialsForIdentity', input: { IdentityId: 'i' } },
    {
      service: 'cognito-identity',
      operation: 'UnlinkIdentity',
      input: { IdentityId: 'i', Logins: {}, LoginsToRemove: [] },
    },
  ])('$service.$operation', async ({ service, operation, input }) => {
    const body = service === 'sts' ? query(operation, '').body : '{}'
    const aws = await scripted(service, { body })
    await aws.client.call(operation, input)
    expect(aws.requests[0]?.headers.authorization).toBeUndefined()
  })
})

describe('inside a Lambda function', () => {
  it('the trace header is passed on', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'f')
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5;Sampled=1;\u0010é')
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const sns = await scripted('sns', query('ListTopics', ''))
    await sns.client.listTopics()
    expect(sns.requests[0]?.headers['x-amzn-trace-id']).toBe('Root=1-5;Sampled=1;%10%C3%A9')
  })
})
