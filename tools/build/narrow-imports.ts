import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PluginBuild } from 'esbuild'

/** An import or re-export of names: `import { a, b as c } from 'x'`. */
const fromClause = /(?:import|export)\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g
/** An import or re-export of more than names: `import x`, `import x, { a }`, `import * as x`, `export *`. Not of types. */
const otherClause =
  /(?:import|export)\s*(?:[\w$]+\s*,\s*\{[^}]*\}|(?:[\w$]+\s*,\s*)?\*(?:\s*as\s+[\w$]+)?|\b[\w$]+)\s*from\s*['"]([^'"]+)['"]/g
const starExport = /export \* from ['"](\.[^'"]+)['"]/g
const resolved = Symbol('resolved by narrowImports')

type Find = (path: string, resolveDir: string) => Promise<string>

/**
 * Makes imports from an index (of a library, or of one of our folders) imports from the files that define the names.
 * esbuild counts a file as shared if an index names it. So a part that is loaded late would otherwise lie in the files
 * that every program loads.
 */
export function narrowImports(index: RegExp): (build: PluginBuild) => void {
  return ({ resolve, onResolve, onLoad }) => {
    const find: Find = async (path, resolveDir) =>
      (await resolve(path, { resolveDir, kind: 'import-statement', pluginData: resolved })).path
    onResolve({ filter: index }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (kind !== 'import-statement' || pluginData === resolved) return undefined
      const code = readFileSync(importer, 'utf8')
      const names = importedNames(code, path)
      if (names === undefined) return undefined
      // Both imports would get the narrowed file, and esbuild only warns of names that it lacks.
      if ([...code.matchAll(otherClause)].some(([, from]) => from === path))
        throw new Error(`${importer} imports ${path} by names and as a whole; import only names from it`)
      const file = await find(path, resolveDir)
      return { path: `${file}?${names.join()}`, namespace: 'narrowed', sideEffects: false }
    })
    onLoad({ filter: /.*/, namespace: 'narrowed' }, async ({ path }) => {
      const [from = '', names = ''] = path.split('?')
      const wanted = names.split(',').filter((name) => name !== '')
      const lines = wanted.map(async (name) => {
        const { file, as } = await definition(from, name, find)
        return `export { ${as} as ${name} } from ${JSON.stringify(file)}`
      })
      return { contents: (await Promise.all(lines)).join('\n'), resolveDir: dirname(from) }
    })
  }
}

/** The names that a file imports from `path`, or re-exports, without types; undefined if it imports it in another way. */
function importedNames(code: string, path: string): string[] | undefined {
  const clauses = [...code.matchAll(fromClause)].filter(([, , from]) => from === path)
  if (clauses.length === 0) return undefined
  const names = clauses.flatMap(([, clause = '']) => partsOf(clause).map(({ inner }) => inner))
  return [...new Set(names)].sort()
}

/** `a, b as c`: what is imported, and the name that it gets. */
function partsOf(clause: string): { readonly inner: string; readonly outer: string }[] {
  const parts = clause.split(',').map((part) => part.trim())
  return parts
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => {
      const [inner = '', outer = inner] = part.split(/\s+as\s+/)
      return { inner, outer }
    })
}

/** The file that defines an exported name, and what it calls it there. */
async function definition(
  file: string,
  name: string,
  find: Find,
): Promise<{ readonly file: string; readonly as: string }> {
  const code = readFileSync(file, 'utf8')
  for (const [, clause = '', from = ''] of code.matchAll(fromClause)) {
    const part = partsOf(clause).find(({ outer }) => outer === name)
    if (part) return definition(await find(from, dirname(file)), part.inner, find)
  }
  for (const [, from = ''] of code.matchAll(starExport)) {
    const inner = join(dirname(file), from.endsWith('.js') ? from : `${from}.js`)
    if (exportsName(inner, name)) return definition(inner, name, find)
  }
  return { file, as: name }
}

function exportsName(file: string, name: string): boolean {
  const code = readFileSync(file, 'utf8')
  const clauses = [...code.matchAll(/export\s*\{([^}]*)\}/g)].flatMap(([, clause = '']) => partsOf(clause))
  if (clauses.some(({ outer }) => outer === name)) return true
  return new RegExp(`export (?:const|let|class|(?:async )?function\\*?) ${name}\\b`).test(code)
}
