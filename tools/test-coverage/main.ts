/**
 * Prints the coverage of src/ by folder, from what `vitest run --coverage` left in build/coverage:
 * `npm run test:coverage`. docs/testing.md says how to read it.
 */
import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { type Count, type FileCoverage, sumByFolder } from './sum-by-folder.js'

const report = JSON.parse(readFileSync('build/coverage/coverage-summary.json', 'utf8')) as Record<
  string,
  FileCoverage
>
const { total, ...files } = report
const byPath = Object.fromEntries(
  Object.entries(files).map(([path, coverage]) => [relative('.', path).split(sep).join('/'), coverage]),
)
const folders = sumByFolder(byPath)
const width = Math.max(...folders.map(({ folder }) => folder.length))

console.log(row('folder', ['files', 'statements', 'branches', 'functions']))
for (const { folder, files, ...coverage } of folders)
  console.log(row(folder, [String(files), ...shares(coverage)]))
if (total) console.log(row('all', [String(Object.keys(files).length), ...shares(total)]))
console.log('\nby line: build/coverage/index.html')

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(width), ...cells.map((cell) => cell.padStart(10))].join('  ')
}

function shares({ statements, branches, functions }: FileCoverage): string[] {
  return [statements, branches, functions].map(percent)
}

function percent({ total, covered }: Count): string {
  return total === 0 ? '-' : `${((100 * covered) / total).toFixed(1)} %`
}
