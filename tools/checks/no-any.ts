/**
 * Finds `any` in the declarations of dist/ and types/, which must be built. `npm run check` runs it. test/package also
 * compiles the declarations with `skipLibCheck: false`, so that every type that they import exists.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const commentsAndTexts = /\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm
/** The type `any`, not a member or parameter of that name. */
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
