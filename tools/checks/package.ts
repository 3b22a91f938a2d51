/**
 * Checks the packed tarball: `npm run check` runs it, after the build. publint checks that the files that package.json
 * names exist; attw checks that TypeScript and Node resolve imports alike.
 */
import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { pack } from './pack.js'

/** Reports of attw that are no problem, each with the reason. */
const accepted: readonly { reason: string; is: (problem: Problem) => boolean }[] = [
  {
    reason:
      'An ES module for `require` too: Node 20.19, 22.12 and later load it, and `engines` excludes all others. ' +
      'test/package requires it in fact, and type-checks it from a CommonJS module.',
    is: ({ kind }) => kind === 'CJSResolvesToESM',
  },
  {
    reason: '`moduleResolution: node10` does not read `exports` at all; TypeScript 7 has it no more.',
    is: (problem) => problem.kind === 'NoResolution' && problem.resolutionKind === 'node10',
  },
]
/** One declaration file represents all 439, because attw does not expand `./types/*`. */
const sampleTypes = ['./types/s3', './types/sns']

const tarball = readFileSync(pack('build/package').path)
const bytes = new Uint8Array(tarball)
const problems = [...(await lint()), ...(await checkTypes())]

for (const problem of problems) console.error(problem)
console.log(`package: ${(bytes.length / 1e6).toFixed(1)} MB packed, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

async function lint(): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`)
}

async function checkTypes(): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(bytes), { includeEntrypoints: sampleTypes })
  if (!result.types) return ['attw: the package has no types']
  return result.problems
    .filter((problem) => !accepted.some(({ is }) => is(problem)))
    .map((problem) => `attw: ${JSON.stringify(problem)}`)
}
