import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PluginBuild } from 'esbuild'

/** An import or re-export of names: `import { a, b as c } from 'x'`. */
const fromClause = /(?:import|export)\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g
const starExport = /export \* from ['"](\.[^'"]+)['"]/g
const resolved = Symbol('resolved by narrowImports')

type Find = (path: string, resolveDir: string) => Promise<string>

/**
 * Makes imports from a library's index imports from the files that define the names. Otherwise a file that is loaded
 * late and needs one part of a library would bring that part into the files that every program loads, because the index
 * names them all.
 */
export function narrowImports(library: RegExp): (build: PluginBuild) => void {
  return ({ resolve, onResolve, onLoad }) => {
    const find: Find = async (path, resolveDir) =>
      (await resolve(path, { resolveDir, kind: 'import-statement', pluginData: resolved })).path
    onResolve({ filter: library }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (kind !== 'import-statement' || pluginData === resolved) return undefined
      const names = importedNames(readFileSync(importer, 'utf8'), path)
      if (names.length === 0) return undefined
      const index = await find(path, resolveDir)
      return { path: `${index}?${names.join()}`, namespace: 'narrowed', sideEffects: false }
    })
    onLoad({ filter: /.*/, namespace: 'narrowed' }, async ({ path }) => {
      const [index = '', names = ''] = path.split('?')
      const lines = names.split(',').map(async (name) => {
        const { file, as } = await definition(index, name, find)
        return `export { ${as} as ${name} } from ${JSON.stringify(file)}`
      })
      return { contents: (await Promise.all(lines)).join('\n'), resolveDir: dirname(index) }
    })
  }
}

/** The names that a file imports from `path`, or re-exports. */
function importedNames(code: string, path: string): string[] {
  const clauses = [...code.matchAll(fromClause)].filter(([, , from]) => from === path)
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
