import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { shippedIndex } from '../../src/models/index.js'
import { declareServiceNames } from '../../tools/types/service-names.js'

it('the names that compile are those of the services that ship: otherwise run `npm run types`', () => {
  const { services, botocore } = shippedIndex()
  const text = readFileSync('src/client/service-name.ts', 'utf8')
  expect(text).toBe(declareServiceNames(Object.keys(services), botocore))
})
