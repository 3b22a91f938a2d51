import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/errors/index.js'

const page = readFileSync('docs/errors.md', 'utf8')
const documented = [...page.matchAll(/^\| `([A-Z]\w+)` \| (.+) \| (.+) \|$/gm)].map(
  ([, code, meaning, remedy]) => [code, { meaning, remedy }],
)

describe('the error catalogue', () => {
  it('equals docs/errors.md, word for word', () => {
    expect(Object.fromEntries(documented)).toEqual(catalogue)
  })

  it('has a row for every code that the source throws, and no other', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    )
    const text = sources.map((path) => readFileSync(`src/${path}`, 'utf8')).join('\n')
    const thrown = [...text.matchAll(/(?:NextTokenError|WaiterError|super)\(\s*'([A-Z]\w+)'/g)].map(
      (found) => found[1],
    )
    expect([...new Set(thrown)].sort()).toEqual(Object.keys(catalogue).sort())
  })
})
