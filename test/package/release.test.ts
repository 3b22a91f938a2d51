import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { publishProblems } from '../../tools/release/publish-problems.js'
import { releaseProblems, versionFile } from '../../tools/release/release-problems.js'

const root = mkdtempSync(join(tmpdir(), 'nexttoken-release-'))
let count = 0

afterAll(() => rmSync(root, { recursive: true, force: true }))

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`

/** A small package that is ready to be released, in a repository of its own. */
function readyPackage(more: Record<string, string> = {}): string {
  const folder = join(root, String(count++))
  const scripts = { check: 'node -p 1', test: 'node -p 2' }
  const files: Record<string, string> = {
    'package.json': json({ name: 'small', version: '1.2.0', scripts, files: ['src'] }),
    'package-lock.json': json({ name: 'small', version: '1.2.0', packages: { '': { version: '1.2.0' } } }),
    'CHANGELOG.md': '# small\n\n## 1.2.0\n\nMore.\n',
    [versionFile]: "export const version = '1.2.0'\n",
    '.changeset/README.md': '# Changesets\n',
    '.gitignore': 'node_modules\n/build/\n',
    ...more,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  git(folder, 'init', '--quiet', '--initial-branch=main')
  commit(folder)
  return folder
}

function git(folder: string, ...args: string[]): void {
  execFileSync('git', args, { cwd: folder, stdio: 'ignore' })
}

function commit(folder: string): void {
  git(folder, 'add', '--all')
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  git(folder, ...identity, 'commit', '--quiet', '--allow-empty', '--message', 'a commit')
}

/** A program of this repository's tools/release, in another folder. */
function run(folder: string, program: string, ...args: string[]) {
  const env = { ...process.env, GITHUB_ACTIONS: '' }
  const tsx = resolve('node_modules/tsx/dist/cli.mjs')
  const path = resolve('tools/release', program)
  return spawnSync(process.execPath, [tsx, path, ...args], { cwd: folder, encoding: 'utf8', env })
}

describe('a tree is released', () => {
  it('if it is clean and its files agree on the version', () => {
    expect(releaseProblems(readyPackage())).toEqual([])
  })

  it('if the tag of its version names its commit', () => {
    const folder = readyPackage()
    git(folder, 'tag', 'v1.2.0')
    expect(releaseProblems(folder)).toEqual([])
  })
})

const unfit: readonly { words: string; files: Record<string, string>; problem: string }[] = [
  {
    words: 'if a changeset is left',
    files: { '.changeset/quick-fox.md': '---\n"small": patch\n---\n\nFix.\n' },
    problem: '.changeset/ still holds quick-fox.md; run npm run release:version',
  },
  {
    words: 'if the changelog has no section for the version',
    files: { 'CHANGELOG.md': '# small\n\n## 1.2.0-rc.1\n' },
    problem: 'CHANGELOG.md does not have version 1.2.0',
  },
  {
    words: 'if the program gives another version',
    files: { [versionFile]: "export const version = '1.1.0'\n" },
    problem: `${versionFile} does not have version 1.2.0`,
  },
  {
    words: 'if the lock file has another version',
    files: { 'package-lock.json': json({ version: '1.1.0' }) },
    problem: 'package-lock.json does not have version 1.2.0',
  },
  {
    words: 'if the version is not one',
    files: { 'package.json': json({ name: 'small', version: '1.2' }) },
    problem: 'package.json: version "1.2" is not a semantic version',
  },
]

describe('a tree is not released', () => {
  it.each(unfit)('$words', ({ files, problem }) => {
    expect(releaseProblems(readyPackage(files))).toEqual([expect.stringContaining(problem)])
  })

  it('with a file that is not committed', () => {
    const folder = readyPackage()
    writeFileSync(join(folder, 'left.txt'), '')
    expect(releaseProblems(folder)).toEqual([expect.stringMatching(/the tree is not clean.*\n\?\? left.txt/)])
  })

  it('if the tag of its version names another commit', () => {
    const folder = readyPackage()
    git(folder, 'tag', 'v1.2.0')
    commit(folder)
    expect(releaseProblems(folder)).toEqual([expect.stringContaining('the tag v1.2.0 names another commit')])
  })
})

describe('publishing is refused', () => {
  const repository = { url: 'git+https://github.com/example/small.git' }
  const workflow = {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'example/small',
    GITHUB_REF: 'refs/tags/v1.2.0',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
  }

  it('nowhere but outside of the workflow for the tag of the version', () => {
    expect(publishProblems({ version: '1.2.0', repository }, workflow)).toEqual([])
  })

  it.each([
    {
      words: 'on a developer’s machine',
      change: { GITHUB_ACTIONS: undefined },
      problem: 'not the release workflow',
    },
    {
      words: 'without an OIDC token',
      change: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined },
      problem: 'id-token: write',
    },
    { words: 'for a branch', change: { GITHUB_REF: 'refs/heads/main' }, problem: 'not for refs/tags/v1.2.0' },
    {
      words: 'for the tag of another version',
      change: { GITHUB_REF: 'refs/tags/v1.2.1' },
      problem: 'push that tag',
    },
    {
      words: 'from a fork',
      change: { GITHUB_REPOSITORY: 'fork/small' },
      problem: 'set repository.url',
    },
  ])('$words', ({ change, problem }) => {
    const problems = publishProblems({ version: '1.2.0', repository }, { ...workflow, ...change })
    expect(problems).toEqual([expect.stringContaining(problem)])
  })

  it('while package.json does not say where the source is', () => {
    expect(publishProblems({ version: '1.2.0' }, workflow)).toEqual([
      expect.stringContaining("npm's provenance wants git+https://github.com/example/small.git"),
    ])
  })
})

describe('npm run release', () => {
  it('-- --dry-run checks, tests and packs, and publishes nothing', () => {
    const folder = readyPackage()
    const { status, stdout, stderr } = run(folder, 'main.ts', '--dry-run')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/npm run check[\s\S]*1\n[\s\S]*npm test[\s\S]*2\n[\s\S]*small-1\.2\.0\.tgz/)
    expect(stdout).toContain('dry run, not run: npm publish')
    expect(status).toBe(0)
  })

  it('stops at a failing test', () => {
    const scripts = { check: 'node -p 1', test: 'node no-such-test.js' }
    const folder = readyPackage({ 'package.json': json({ name: 'small', version: '1.2.0', scripts }) })
    const { status, stdout, stderr } = run(folder, 'main.ts', '--dry-run')
    expect(stderr).toContain('release: npm test failed')
    expect(stdout).not.toContain('publish')
    expect(status).toBe(1)
  })

  it('publishes nothing outside of the workflow, and runs no test for it', () => {
    const { status, stdout, stderr } = run(readyPackage(), 'main.ts')
    expect(stderr).toContain('release: this is not the release workflow')
    expect(stdout).toBe('')
    expect(status).toBe(1)
  })
})

describe('npm run release:version', () => {
  it('makes a version, its section of the changelog, and a tree that can be released, without a network', () => {
    const folder = readyPackage({
      '.changeset/quick-fox.md': '---\n"small": minor\n---\n\nTopics have colours.\n',
    })
    cpSync('.changeset/config.json', join(folder, '.changeset/config.json'))
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
    commit(folder)
    const { status, stdout, stderr } = run(folder, 'version.ts')
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(stdout).toContain('version: 1.3.0')
    commit(folder)
    expect(releaseProblems(folder)).toEqual([])
  })
})
