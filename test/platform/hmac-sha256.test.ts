import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { hmacSha256Hex } from '../../src/platform/hmac-sha256.js'

it('equals the HMAC of node:crypto, for keys and texts of any length', () => {
  const keys = fc.uint8Array({ maxLength: 140 })
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(keys, texts, (key, all) => {
      const hmac = hmacSha256Hex(key)
      for (const text of all) expect(hmac(text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
    }),
  )
})
