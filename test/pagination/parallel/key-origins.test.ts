import { expect, it } from 'vitest'
import { KeyOrigins } from '../../../src/pagination/parallel/keys/key-origins.js'

it('of many ranges, some thousand beginnings are remembered, with the first one', () => {
  const origins = new KeyOrigins()
  const keys = Array.from({ length: 20_000 }, (_, index) => `key-${String(index).padStart(6, '0')}`)
  for (const key of keys) origins.add(key)
  const known = new Set(keys.map((key) => origins.from(key)))
  expect(known.size).toBeGreaterThan(900)
  expect(known.size).toBeLessThanOrEqual(2001)
  expect(origins.from('key-')).toBe(keys[0])
})
