import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { valid } from 'semver'
import { runGit } from './run-git.js'

/** Holds the version for the user agent. */
export const versionFile = 'src/client/request/version.ts'

/** Why the tree in `folder` is not a release, each with its remedy; empty if it is one. */
export function releaseProblems(folder: string): string[] {
  const { version } = readJson<{ version: string }>(folder, 'package.json')
  if (valid(version) === null)
    return [`package.json: version "${version}" is not a semantic version; correct it`]
  return [
    ...treeProblems(folder),
    ...tagProblems(folder, version),
    ...pendingChangesets(folder),
    ...versionProblems(folder, version),
  ]
}

function treeProblems(folder: string): string[] {
  const changed = runGit(folder, ['status', '--porcelain'])
  return changed === '' ? [] : [`the tree is not clean; commit or remove:\n${changed}`]
}

/** A tag of this version may only name the commit that is released. */
function tagProblems(folder: string, version: string): string[] {
  const tag = `v${version}`
  if (runGit(folder, ['tag', '--list', tag]) === '') return []
  const [tagged, head] = [`${tag}^{commit}`, 'HEAD'].map((name) => runGit(folder, ['rev-parse', name]))
  if (tagged === head) return []
  return [`the tag ${tag} names another commit, ${tagged?.slice(0, 10)}; make a new version`]
}

function pendingChangesets(folder: string): string[] {
  const path = join(folder, '.changeset')
  const pending = readdirSync(path).filter((file) => file.endsWith('.md') && file !== 'README.md')
  if (pending.length === 0) return []
  return [`.changeset/ still holds ${pending.join(', ')}; run npm run release:version and commit`]
}

function versionProblems(folder: string, version: string): string[] {
  const lock = readJson<{ version?: string }>(folder, 'package-lock.json')
  const source = existsSync(join(folder, versionFile)) ? readFileSync(join(folder, versionFile), 'utf8') : ''
  const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8').split('\n')
  const isIn: Record<string, boolean> = {
    'package-lock.json': lock.version === version,
    [versionFile]: source.includes(`'${version}'`),
    'CHANGELOG.md': changelog.includes(`## ${version}`),
  }
  return Object.entries(isIn)
    .filter(([, isThere]) => !isThere)
    .map(([file]) => `${file} does not have version ${version}; npm run release:version writes it there`)
}

function readJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T
}
