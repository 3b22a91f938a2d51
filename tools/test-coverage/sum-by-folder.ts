export interface Count {
  readonly total: number
  readonly covered: number
}

/** What vitest's json-summary reporter writes for a file. */
export interface FileCoverage {
  readonly statements: Count
  readonly branches: Count
  readonly functions: Count
}

export interface FolderCoverage extends FileCoverage {
  readonly folder: string
  readonly files: number
}

const nothing: Count = { total: 0, covered: 0 }

/** The coverage of each folder's own files, by paths with `/`, in the order of the alphabet. */
export function sumByFolder(files: Readonly<Record<string, FileCoverage>>): FolderCoverage[] {
  const folders = new Map<string, FolderCoverage>()
  for (const [path, coverage] of Object.entries(files)) {
    const folder = path.slice(0, path.lastIndexOf('/'))
    const before = folders.get(folder) ?? emptyFolder(folder)
    folders.set(folder, {
      folder,
      files: before.files + 1,
      statements: add(before.statements, coverage.statements),
      branches: add(before.branches, coverage.branches),
      functions: add(before.functions, coverage.functions),
    })
  }
  return [...folders.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

function emptyFolder(folder: string): FolderCoverage {
  return { folder, files: 0, statements: nothing, branches: nothing, functions: nothing }
}

function add(a: Count, b: Count): Count {
  return { total: a.total + b.total, covered: a.covered + b.covered }
}
