import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const modules = join(process.env.NEXTTOKEN_DATABASES_FOLDER ?? '', 'node_modules')

// The better-sqlite3 of the suite is compiled for another version, so nothing but Node's own SQLite can pass.
it.each(['22', '24'])('Node %s writes SQLite files with its own SQLite, without a warning', (version) => {
  const node = join(modules, `node-${version}`, 'bin/node')
  const run = ['run', '--config', 'vitest.databases.config.ts', '--reporter', 'json', 'test/databases/sqlite']
  const { stdout, stderr } = spawnSync(node, ['node_modules/vitest/vitest.mjs', ...run], { encoding: 'utf8' })
  const report = JSON.parse(stdout.slice(stdout.indexOf('{')))
  expect({ failed: report.numFailedTests, stderr }).toEqual({ failed: 0, stderr: '' })
  expect(report.numPassedTests).toBeGreaterThan(20)
})
