/**
 * No `any` in what users see: dist/'s declarations and types/, which must be built. `npm run check` runs it. What a
 * declaration gets its types from is there too, since test/package compiles them with `skipLibCheck: false`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const commentsAndTexts = /\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm
/** Not a member or parameter of that name. */
const anyType = /(?<![\w$.])any(?![\w$]|\??:|\()/

const files = ['dist', 'types'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => join(folder, file)),
)
const problems = files.flatMap((file) => {
  const code = readFileSync(file, 'utf8').replace(commentsAndTexts, '')
  return code.split('\n').flatMap((line) => (anyType.test(line) ? [`${file}: ${line.trim()}`] : []))
})

for (const problem of problems) console.error(problem)
console.log(`no-any: ${files.length} files, ${problems.length} problems`)
process.exitCode = problems.length === 0 && files.length > 400 ? 0 : 1
