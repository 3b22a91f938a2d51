/**
 * Makes the next version of the files in `.changeset/`: `npm run release:version`. Changesets writes package.json and
 * CHANGELOG.md; this program carries the version to the other files that hold it. Needs no network.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { versionFile } from './release-problems.js'

execFileSync(process.execPath, ['node_modules/@changesets/cli/bin.js', 'version'], { stdio: 'inherit' })
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  version: string
  packages: { '': { version: string } }
}
lock.version = version
lock.packages[''].version = version
writeFileSync('package-lock.json', `${JSON.stringify(lock, undefined, 2)}\n`)

const source = readFileSync(versionFile, 'utf8')
writeFileSync(versionFile, source.replace(/'[^']*'(?=\n$)/, `'${version}'`))
console.log(`version: ${version}. Read CHANGELOG.md, commit, and release as CONTRIBUTING.md says`)
