import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { refusalAdvice } from '../../src/client/answer/refusal-advice.js'
import { loadModel } from '../../src/models/index.js'

it('docs/errors.md names only codes whose messages end with a remedy', () => {
  const page = readFileSync('docs/errors.md', 'utf8')
  const [, table = ''] = /^\| code \| what to do \|\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(page) ?? []
  const codes = table.split('\n').flatMap((row) => {
    const [, cell = ''] = row.split('|')
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
  })
  expect(codes.length).toBeGreaterThan(20)
  const operation = loadModel('s3').operation('ListBuckets')
  if (!operation) throw new Error('s3 has no ListBuckets')
  const without = codes.filter((code) => refusalAdvice(operation, { code, message: '' }, {}) === '')
  expect(without).toEqual([])
})
