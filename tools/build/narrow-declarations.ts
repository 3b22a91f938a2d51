import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** An import or re-export of names from an index, as tsc writes it. */
const fromIndex = /\b(import|export)(\s+type)?\s*\{([^}]*)\}\s*from\s*'(\.[^']*\/index)\.js';?/g
/** A type that tsc names where the source has no import of it. */
const typeOfIndex = /\bimport\((['"])(\.[^'"]*\/index)\.js\1\)\.(\w+)/g

/**
 * Makes imports from the index of a folder imports from the files that declare the names. An index names all that its
 * folder offers to the others, which a user's compiler would read for one type of it. Lines stay where they are, because
 * the maps to the sources count them.
 */
export function narrowDeclarations(): void {
  const names = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  const paths = names.filter((name) => name.endsWith('.d.ts')).map((name) => join('dist', name))
  const texts = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
  for (const [path, text] of texts) {
    const narrowed = narrowTypes(path, narrowClauses(path, text, texts), texts)
    if (narrowed !== text) writeFileSync(path, narrowed)
  }
}

type Texts = ReadonlyMap<string, string>

function narrowClauses(path: string, text: string, texts: Texts): string {
  return text.replace(fromIndex, (whole, kind: string, type = '', clause: string, from: string) => {
    const byFile = new Map<string, string[]>()
    for (const { prefix, inner, outer } of partsOf(clause)) {
      const found = declarationOf(join(dirname(path), `${from}.d.ts`), inner, texts)
      const part = `${prefix}${found.name}${found.name === outer ? '' : ` as ${outer}`}`
      byFile.set(found.path, [...(byFile.get(found.path) ?? []), part])
    }
    const statements = [...byFile].map(([file, parts]) => {
      return `${kind}${type} { ${parts.join(', ')} } from '${specifier(path, file)}';`
    })
    return statements.join(' ') + '\n'.repeat(whole.split('\n').length - 1)
  })
}

function narrowTypes(path: string, text: string, texts: Texts): string {
  return text.replace(typeOfIndex, (_, quote: string, from: string, name: string) => {
    const found = declarationOf(join(dirname(path), `${from}.d.ts`), name, texts)
    return `import(${quote}${specifier(path, found.path)}${quote}).${found.name}`
  })
}

/** The file that declares an exported name, and what it calls it. */
function declarationOf(
  path: string,
  name: string,
  texts: Texts,
): { readonly path: string; readonly name: string } {
  for (const [, , , clause = '', from = ''] of (texts.get(path) ?? '').matchAll(reExport)) {
    const part = partsOf(clause).find(({ outer }) => outer === name)
    if (part) return declarationOf(join(dirname(path), `${from}.d.ts`), part.inner, texts)
  }
  if (!existsSync(path)) throw new Error(`${path}, which should declare ${name}, does not exist`)
  return { path, name }
}

/** A re-export of names from any file. */
const reExport = /\b(export)(\s+type)?\s*\{([^}]*)\}\s*from\s*'(\.[^']*)\.js'/g

/** `type A, B as C`: what each name is there, and what it becomes here. */
function partsOf(
  clause: string,
): { readonly prefix: string; readonly inner: string; readonly outer: string }[] {
  const parts = clause.split(',').map((part) => part.trim())
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, prefix = '', names = ''] = /^(type\s+)?(.*)$/.exec(part) ?? []
      const [inner = '', outer = inner] = names.split(/\s+as\s+/)
      return { prefix, inner, outer }
    })
}

function specifier(path: string, file: string): string {
  const way = relative(dirname(path), file)
    .replaceAll(sep, '/')
    .replace(/\.d\.ts$/, '.js')
  return way.startsWith('.') ? way : `./${way}`
}
