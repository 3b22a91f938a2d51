import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeComparison } from '../../tools/comparison/make-comparison.js'

test('docs/comparison.md is up to date with boto3, the AWS SDK v3 and nexttoken (`npm run comparison` writes it)', async () => {
  expect(readFileSync('docs/comparison.md', 'utf8')).toBe(await makeComparison())
})
