import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'

export interface SourceFile {
  /** Below the root of the repository, with `/`: `src/pagination/loop/page-walk.ts`. */
  readonly path: string
  readonly text: string
  /** The paths of the files that it imports, types included. */
  readonly imports: readonly string[]
}

/** Every TypeScript file below `folder`. */
export function* sourceFiles(folder: string): Generator<SourceFile> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sourceFiles(path)
    else if (path.endsWith('.ts')) yield read(path)
  }
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)\.js'/g)]
  return { path, text, imports: specifiers.map((found) => join(dirname(path), `${found[1]}.ts`)) }
}
