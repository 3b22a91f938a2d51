import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'
import { describe, expect, it } from 'vitest'
import { signRequest } from '../../../src/auth/signing/sign-request.js'
import { signingKey } from '../../../src/auth/signing/signing-key.js'

const credentials = { accessKeyId: 'AKID', secretAccessKey: 'one secret for all of these' }

describe('a signing key', () => {
  it('changes after midnight in UTC', async () => {
    const request = new HttpRequest({ headers: { host: 'x' } })
    const options = { uriEscapePath: true, applyChecksum: false, sha256: Sha256 }
    const library = new SignatureV4({ ...options, credentials, service: '', region: '' })
    for (const time of ['2026-01-01T23:59:59Z', '2026-01-02T00:00:01Z', '2026-01-01T23:59:58Z']) {
      const scope = { signingDate: new Date(time), signingRegion: 'us-east-1', signingService: 'sns' }
      const signed = signRequest(request, credentials, { ...scope, isS3: false })
      const expected = await library.sign(request, scope)
      expect(signed.headers.authorization).toBe(expected.headers.authorization)
    }
  })

  it.each([
    { words: 'region', other: { region: 'eu-west-1' }, secret: 'secret' },
    { words: 'service', other: { service: 's3' }, secret: 'secret' },
    { words: 'secret', other: {}, secret: 'another' },
  ])('differs for another $words', ({ other, secret }) => {
    const scope = { day: '20260101', region: 'us-east-1', service: 'sns' }
    expect(signingKey(secret, { ...scope, ...other })).not.toEqual(signingKey('secret', scope))
  })

  it('is cached, and evicted once 50 others were used', () => {
    const keyOf = (day: number) => signingKey('kept', { day: `${day}`, region: 'us-east-1', service: 'sns' })
    const first = keyOf(0)
    for (let day = 1; day < 50; day++) keyOf(day)
    expect(keyOf(0)).toBe(first)
    keyOf(50)
    expect(keyOf(0)).not.toBe(first)
    expect(keyOf(0)).toEqual(first)
  })
})
