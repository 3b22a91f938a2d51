import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeCliPage } from '../../tools/cli-docs/make-cli-page.js'
import { splitWords } from '../../tools/cli-docs/split-words.js'

describe('docs/cli.md', () => {
  it('is what npm run cli-docs writes', async () => {
    const before = { ...process.env }
    expect(await makeCliPage()).toBe(readFileSync('docs/cli.md', 'utf8'))
    expect(process.env).toEqual(before)
  })

  it('has examples that are divided into words as a shell does it', () => {
    expect(splitWords(`nexttoken a --query 'A[?b > "c"].d' --x="a b"`)).toEqual([
      ...['nexttoken', 'a', '--query', 'A[?b > "c"].d', '--x=a b'],
    ])
  })
})
