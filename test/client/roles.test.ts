import type { IncomingMessage, RequestListener } from 'node:http'
import { client, type RoleInput, type Session, session } from 'nexttoken'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { setAwsEnvironment } from '../auth/support/aws-environment.js'
import { assumeRole } from '../auth/support/sts-server.js'
import { startHttpServer } from '../support/http-server.js'

const hour = 3_600_000
const arnOf = (name: string) => `arn:aws:iam::123456789012:role/${name}`
const keys = { accessKeyId: 'OWN', secretAccessKey: 's' }

interface Sts {
  readonly url: string
  readonly session: Session
  /** What was asked: the signer's key, the role, and other parameters. */
  readonly asked: readonly Record<string, string>[]
  refuses: boolean
}

/** STS on loopback, and a session whose calls go there. */
async function startSts(): Promise<Sts> {
  const asked: Record<string, string>[] = []
  const state = { refuses: false }
  const listener: RequestListener = async (request, response) => {
    // The time of this machine is not that of the test.
    response.sendDate = false
    const copy = await copyOf(request)
    const parameters = Object.fromEntries(new URLSearchParams(copy.text))
    const signer = /Credential=([^/]+)\/\d+\/([^/]+)/.exec(String(request.headers.authorization))
    const [, key = '', region = ''] = signer ?? []
    if (parameters.Action === 'AssumeRole') asked.push({ key, region, ...parameters })
    if (state.refuses) {
      const error = '<Code>AccessDenied</Code><Message>no</Message><Type>Sender</Type>'
      response.writeHead(403).end(`<ErrorResponse><Error>${error}</Error></ErrorResponse>`)
    } else if (parameters.Action === 'AssumeRole') assumeRole(copy.request, response)
    else {
      const result = `<GetCallerIdentityResult><UserId>${key}</UserId></GetCallerIdentityResult>`
      response.end(`<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>`)
    }
  }
  const { url } = await startHttpServer(listener)
  const own = session({ region: 'eu-west-1', endpoint: url, credentials: keys })
  return Object.assign(state, { url, session: own, asked })
}

/** The body as text, and a request that can still be read. */
async function copyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const replayed = Object.assign(Object.create(request), {
    [Symbol.asyncIterator]: async function* () {
      yield* chunks
    },
  }) as IncomingMessage
  return { text: Buffer.concat(chunks).toString(), request: replayed }
}

/** The access key that a session's calls are signed with. */
async function callerOf(of: Session): Promise<unknown> {
  const sts = of.client('sts' as string)
  try {
    return (await sts.call('GetCallerIdentity')).UserId
  } finally {
    sts.destroy()
  }
}

describe('the session of a role', () => {
  it('signs with the role’s credentials, and sends nothing before its first call', async () => {
    const sts = await startSts()
    const audit = sts.session.assumeRole({ RoleArn: arnOf('audit'), ExternalId: 'books' })
    expect(sts.asked).toEqual([])
    expect(await callerOf(audit)).toBe('OFaudit')
    expect(await callerOf(sts.session)).toBe('OWN')
    expect(sts.asked).toMatchObject([
      { key: 'OWN', region: 'eu-west-1', RoleArn: arnOf('audit'), ExternalId: 'books' },
    ])
    expect(sts.asked[0]?.RoleSessionName).toMatch(/^nexttoken-session-\d+$/)
  })

  it('asks once for all clients and calls that are in flight', async () => {
    const sts = await startSts()
    const audit = sts.session.assumeRole({ RoleArn: arnOf('audit') })
    const callers = await Promise.all(Array.from({ length: 8 }, () => callerOf(audit)))
    expect(new Set(callers)).toEqual(new Set(['OFaudit']))
    expect(await callerOf(audit)).toBe('OFaudit')
    expect(sts.asked).toHaveLength(1)
  })

  it('assumes the role again 5 minutes before the credentials expire, and keeps the old ones if that fails', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 2) })
    onTestFinished(() => void vi.useRealTimers())
    const sts = await startSts()
    const audit = sts.session.assumeRole({ RoleArn: arnOf('audit') })
    const { expiration: first } = await audit.credentials()
    vi.setSystemTime(Date.now() + hour - 5 * 60_000 - 1000)
    expect((await audit.credentials()).expiration).toEqual(first)
    vi.setSystemTime(Date.now() + 2000)
    sts.refuses = true
    expect((await audit.credentials()).expiration).toEqual(first)
    sts.refuses = false
    const again = await Promise.all([audit.credentials(), audit.credentials(), audit.credentials()])
    expect(sts.asked).toHaveLength(3)
    expect(again.map(({ expiration }) => expiration?.getTime())).toEqual(
      Array.from({ length: 3 }, () => Date.now() + hour),
    )
  })

  it('assumes the next role, with the configuration of the first', async () => {
    const sts = await startSts()
    const hub = sts.session.assumeRole({ RoleArn: arnOf('hub') }, { region: 'us-west-2' })
    const spoke = hub.assumeRole({ RoleArn: arnOf('spoke') })
    expect(spoke.region).toBe('us-west-2')
    expect(await callerOf(spoke)).toBe('OFspoke')
    expect(sts.asked.map(({ key, region }) => ({ key, region }))).toEqual([
      { key: 'OWN', region: 'eu-west-1' },
      { key: 'OFhub', region: 'us-west-2' },
    ])
  })

  it('keeps the role for a client with a profile, whose other settings apply', async () => {
    const sts = await startSts()
    setAwsEnvironment({ config: '[profile other]\nregion = sa-east-1\naws_access_key_id = NO\n' })
    const audit = sts.session.assumeRole({ RoleArn: arnOf('audit') })
    const other = audit.client('sts' as string, { profile: 'other' })
    expect((await other.call('GetCallerIdentity')).UserId).toBe('OFaudit')
    expect(await callerOf(audit)).toBe('OFaudit')
    expect(sts.asked).toHaveLength(1)
    other.destroy()
  })

  it('fails with an error that names the role if STS refuses, and asks again with the next call', async () => {
    const sts = await startSts()
    const audit = sts.session.assumeRole({ RoleArn: arnOf('audit') })
    sts.refuses = true
    const refused: unknown = await callerOf(audit).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'MissingCredentials',
      message: expect.stringContaining(
        `no credentials: the role ${arnOf('audit')} could not be assumed: sts.AssumeRole: AccessDenied: no`,
      ),
      cause: { code: 'AccessDenied' },
    })
    sts.refuses = false
    expect(await callerOf(audit)).toBe('OFaudit')
  })
})

describe('assumeRole refuses at once', () => {
  const own = session({ region: 'us-east-1', credentials: keys })

  it('an invalid role, with every problem', () => {
    const input = { roleArn: arnOf('audit'), DurationSeconds: '900', SerialNumber: 'arn:aws:iam::1:mfa/me' }
    expect(() => own.assumeRole(input as unknown as RoleInput)).toThrow(
      [
        'sts.AssumeRole: missing required parameter "RoleArn"',
        'unknown parameter "roleArn"; did you mean "RoleArn"?',
        'DurationSeconds: expected an integer, got a string ("900")',
        'SerialNumber: an MFA device needs a code; pass `mfaCodeProvider`, or TokenCode for one code',
      ].join('\n  '),
    )
    expect(() => own.assumeRole(arnOf('audit') as unknown as RoleInput)).toThrow(
      'sts.AssumeRole: expected an object (AssumeRoleRequest), got a string',
    )
  })

  it('an unknown option, and options that the role replaces', () => {
    const role = { RoleArn: arnOf('audit') }
    expect(() => own.assumeRole(role, { region_name: 'x' } as object)).toThrow('use `region`')
    expect(() => own.assumeRole(role, { credentials: keys, profile: 'x' } as object)).toThrow(
      "the session of a role has the role's credentials; pass `credentials` and `profile` to session(), which assumes the role",
    )
  })

  it('knows the parameters of STS', () => {
    const names: Record<keyof RoleInput, true> = {
      RoleArn: true,
      RoleSessionName: true,
      DurationSeconds: true,
      ExternalId: true,
      Policy: true,
      PolicyArns: true,
      Tags: true,
      TransitiveTagKeys: true,
      SourceIdentity: true,
      ProvidedContexts: true,
      MinimumSessionTokenSize: true,
      SerialNumber: true,
      TokenCode: true,
    }
    const members = loadModel('sts').operation('AssumeRole')?.input?.members.keys() ?? []
    expect(Object.keys(names).sort()).toEqual([...members].sort())
  })
})

describe('a role that demands MFA', () => {
  const SerialNumber = 'arn:aws:iam::111122223333:mfa/me'
  const role = { RoleArn: arnOf('admin'), SerialNumber, DurationSeconds: 900 }

  it('gets a new code each time that it is assumed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 2) })
    onTestFinished(() => void vi.useRealTimers())
    const sts = await startSts()
    const codes = ['111111', '222222\n']
    const mfaCodeProvider = vi.fn(async (_serial: string) => codes.shift() ?? '')
    const admin = sts.session.assumeRole(role, { mfaCodeProvider })
    await admin.credentials()
    vi.setSystemTime(Date.now() + hour)
    await admin.credentials()
    expect(mfaCodeProvider.mock.calls).toEqual([[SerialNumber], [SerialNumber]])
    expect(sts.asked.map(({ TokenCode, SerialNumber: serial }) => [serial, TokenCode])).toEqual([
      [SerialNumber, '111111'],
      [SerialNumber, '222222'],
    ])
  })

  it('uses a TokenCode once', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 2) })
    onTestFinished(() => void vi.useRealTimers())
    const sts = await startSts()
    const admin = sts.session.assumeRole({ ...role, TokenCode: '123456' })
    sts.refuses = true
    await expect(admin.credentials()).rejects.toThrow('AccessDenied')
    sts.refuses = false
    await admin.credentials()
    vi.setSystemTime(Date.now() + hour)
    await expect(admin.credentials()).rejects.toThrow(
      `no credentials: TokenCode was used; each time that the role is assumed, ${SerialNumber} needs a new code; pass \`mfaCodeProvider\``,
    )
    expect(sts.asked.map(({ TokenCode }) => TokenCode)).toEqual(['123456', '123456'])
  })

  it.each([
    { words: 'throws', provide: () => Promise.reject(new Error('closed')), message: 'threw for' },
    { words: 'returns another text', provide: async () => '12 34', message: 'it returned another text' },
    {
      words: 'returns nothing',
      provide: async () => undefined,
      message: 'it returned a value of type undefined',
    },
  ])('fails with a clear error if the function $words', async ({ provide, message }) => {
    const sts = await startSts()
    const admin = sts.session.assumeRole(role, { mfaCodeProvider: provide as () => Promise<string> })
    await expect(admin.credentials()).rejects.toThrow(message)
    expect(sts.asked).toEqual([])
  })

  it('can be a profile with mfa_serial', async () => {
    const { url, asked } = await startSts()
    setAwsEnvironment({
      variables: { AWS_ENDPOINT_URL: url },
      config:
        `[profile admin]\nregion = eu-west-1\nrole_arn = ${arnOf('admin')}\nsource_profile = base\n` +
        `mfa_serial = ${SerialNumber}\n[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n`,
    })
    const admin = session({ profile: 'admin', mfaCodeProvider: async () => '654321' })
    expect(await callerOf(admin)).toBe('OFadmin')
    expect(asked).toMatchObject([{ key: 'BASE', SerialNumber, TokenCode: '654321' }])
    const without = client('sts' as string, { profile: 'admin' })
    await expect(without.call('GetCallerIdentity')).rejects.toThrow(
      'profile "admin" needs an MFA code (mfa_serial), and nexttoken does not prompt for it; pass `mfaCodeProvider`, a function that returns it',
    )
    without.destroy()
  })
})
