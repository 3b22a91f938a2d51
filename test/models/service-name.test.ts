import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { shippedIndex } from '../../src/models/index.js'
import { declareServiceNames } from '../../tools/types/service-names.js'

it('the declared service names equal the shipped services (`npm run types` updates them)', () => {
  const { services, botocore } = shippedIndex()
  const text = readFileSync('src/client/service-name.ts', 'utf8')
  expect(text).toBe(declareServiceNames(Object.keys(services), botocore))
})
