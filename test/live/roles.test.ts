import { session } from 'nexttoken'
import { describe, expect, it } from 'vitest'

const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
const own = session({
  region: 'us-east-1',
  endpoint,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
})
const arnOf = (name: string) => `arn:aws:iam::123456789012:role/${name}`

describe('moto knows who calls:', () => {
  it('the role of a session, and the role that it assumes in its turn', async () => {
    const first = own.assumeRole({ RoleArn: arnOf('First'), RoleSessionName: 'one', DurationSeconds: 900 })
    const second = first.assumeRole({ RoleArn: arnOf('Second'), RoleSessionName: 'two' })
    for (const [each, name] of [
      [first, 'First/one'],
      [second, 'Second/two'],
    ] as const) {
      const sts = each.client('sts')
      const { Arn } = await sts.getCallerIdentity()
      expect(Arn).toBe(`arn:aws:sts::123456789012:assumed-role/${name}`)
      sts.destroy()
      const { accessKeyId, sessionToken, expiration, accountId } = await each.credentials()
      expect(accessKeyId).toMatch(/^ASIA/)
      expect(sessionToken).toBeTruthy()
      expect(expiration?.getTime()).toBeGreaterThan(Date.now())
      expect(accountId).toBe('123456789012')
    }
  })
})
