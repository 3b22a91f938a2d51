import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it, onTestFinished } from 'vitest'
import { narrowImports } from '../../tools/build/narrow-imports.js'

/** Bundles a program beside an index that exports `a` and `b` from two files. */
async function bundle(program: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'narrow-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = {
    'main.ts': program,
    'index.js': "export { a } from './a.js'\nexport { b } from './b.js'\nexport default 'whole'",
    'a.js': "export const a = 'text of a'",
    'b.js': "console.log('b runs')\nexport const b = 'text of b'",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
    plugins: [{ name: 'narrow-imports', setup: narrowImports(/^\.\/index\.js$/) }],
  })
  return outputFiles.map(({ text }) => text).join('')
}

describe('an import from an index', () => {
  it('by name becomes an import of the file that defines the name', async () => {
    const code = await bundle("import { a } from './index.js'\nconsole.log(a)")
    expect(code).toContain('text of a')
    expect(code).not.toContain('b runs')
  })

  it.each([
    "import { a } from './index.js'\nimport type { b } from './index.js'\nconsole.log(a)",
    "import type * as all from './index.js'\nimport { a } from './index.js'\nconsole.log(a)",
  ])('by name, and of types, is narrowed too: %j', async (program) => {
    expect(await bundle(program)).not.toContain('b runs')
  })

  it('as a whole stays', async () => {
    expect(await bundle("import * as all from './index.js'\nconsole.log(all.b)")).toContain('text of b')
  })

  it.each([
    "import * as all from './index.js'",
    "import whole, * as all from './index.js'",
    "import whole from './index.js'",
    "import whole, { b } from './index.js'",
    "export * from './index.js'",
    "export * as all from './index.js'",
    "import*as all from'./index.js'",
  ])('by name and as a whole is an error: %j', async (other) => {
    const program = `${other}\nimport { a } from './index.js'\nconsole.log(a)`
    await expect(bundle(program)).rejects.toThrow('by names and as a whole')
  })
})
