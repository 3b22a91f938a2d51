import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from './support/compile.js'

const typescript5 = 'tools/typescript-5/node_modules/typescript/bin/tsc'

describe.each([
  { name: 'typescript-7', tsc: undefined },
  { name: 'typescript-5', tsc: typescript5 },
])('$name', ({ name, tsc }) => {
  it('compiles the seed walk under `strict` alone', async () => {
    const walk = readFileSync('examples/seed-walk.ts', 'utf8')
    expect(walk).toContain('const all = []')
    expect(walk).not.toMatch(/: any\b|^[^/]* as \w|<\w+>\(/m)
    const compilerOptions = { noUncheckedIndexedAccess: false, noUnusedLocals: false }
    const program = `import 'nexttoken/types/sns'\n${walk}`
    const { errors } = await compile(`walk-${name}`, program, { tsc, compilerOptions })
    expect(errors).toBe('')
  }, 60_000)
})
