import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readDeclarations } from '../../tools/api/declarations.js'

const root = mkdtempSync(join(tmpdir(), 'nexttoken-api-'))
let count = 0

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Writes declaration files into a folder of their own, and reads `index.d.ts`. */
function read(files: Record<string, string>) {
  const folder = join(root, String(count++))
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return readDeclarations(join(folder, 'index.d.ts'))
}

describe('the API report is made from declarations', () => {
  it('without comments and private members, but with strings that look like comments', () => {
    const { bindings, exported } = read({
      'index.d.ts': [
        '/** A note. */',
        'export declare class Page {',
        '    #private;',
        '    private readonly hidden;',
        '    /** Where. */',
        "    readonly url: 'https://example.com'; // here",
        '}',
        'interface Inner {',
        '    a: string;',
        '}',
        'export {};',
      ].join('\n'),
    })
    expect(exported).toEqual(['Page'])
    expect(bindings.get('Page')).toEqual({
      kind: 'declared',
      text: "export declare class Page {\n    readonly url: 'https://example.com';\n}",
    })
    expect(bindings.get('Inner')).toMatchObject({ kind: 'declared' })
  })

  it('with every overload of a function', () => {
    const { bindings } = read({
      'index.d.ts':
        'export declare function f(a: string): void;\nexport declare function f(a: number): void;\n',
    })
    expect(bindings.get('f')).toMatchObject({ text: expect.stringMatching(/string.*\n.*number/) })
  })

  it('through renamed exports, imports and `export *`', () => {
    const { bindings, exported } = read({
      'index.d.ts': [
        "import type { Other } from 'elsewhere';",
        "export { list as services, type Kind } from './list.js';",
        "export type * from './all.js';",
      ].join('\n'),
      'list.d.ts': 'export declare function list(): void;\nexport type Kind = string;\n',
      'all.d.ts': 'export interface Everything {\n}\n',
    })
    expect(exported).toEqual(['services', 'Kind', 'Everything'])
    expect(bindings.get('services')).toMatchObject({ kind: 'from', name: 'list' })
    expect(bindings.get('Other')).toEqual({ kind: 'outside', module: 'Other of elsewhere' })
  })

  it('with an error for an unknown kind of statement', () => {
    expect(() => read({ 'index.d.ts': 'export default 1;\n' })).toThrow('export default 1;')
  })
})
