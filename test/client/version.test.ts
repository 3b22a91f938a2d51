import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { version } from '../../src/client/request/version.js'

it('version equals the version in package.json', () => {
  expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
})
