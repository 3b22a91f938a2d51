/**
 * Publishes the version of package.json to npm, with provenance: `npm run release`, in the release workflow only.
 * `npm run release -- --dry-run` does everything else anywhere: the tree, the version, `npm run check`, `npm test`,
 * and the tarball, which stays in build/package.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { prerelease } from 'semver'
import { pack } from '../checks/pack.js'
import { runCommand } from '../checks/run-command.js'
import { type PublishedPackage, publishProblems } from './publish-problems.js'
import { releaseProblems } from './release-problems.js'

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' } } })
const isDryRun = values['dry-run'] ?? false
const described = JSON.parse(readFileSync('package.json', 'utf8')) as PublishedPackage
const refusals = publishProblems(described, process.env)

process.exitCode = (await release()) ? 0 : 1

async function release(): Promise<boolean> {
  const problems = [...releaseProblems('.'), ...(isDryRun ? [] : refusals)]
  if (problems.length > 0) return fail(problems)
  for (const command of ['npm run check', 'npm test']) {
    console.log(`release: ${command}`)
    const { passed } = await runCommand(command, { show: true })
    if (!passed) return fail([`${command} failed`])
  }
  const changed = releaseProblems('.')
  if (changed.length > 0) return fail(changed)
  const { path, size } = pack('build/package')
  console.log(`release: ${path}, ${(size / 1e6).toFixed(1)} MB`)
  return publish(path)
}

async function publish(tarball: string): Promise<boolean> {
  const tag = prerelease(described.version) ? 'next' : 'latest'
  const command = `npm publish ${tarball} --provenance --access public --tag ${tag} --ignore-scripts`
  if (!isDryRun) return (await runCommand(command, { show: true })).passed
  console.log(`release: dry run, not run: ${command}`)
  for (const refusal of refusals) console.log(`release: to publish is refused here: ${refusal}`)
  return true
}

function fail(problems: readonly string[]): false {
  for (const problem of problems) console.error(`release: ${problem}`)
  return false
}
