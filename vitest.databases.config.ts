import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import base from './vitest.config.js'

/**
 * Where the suite installs better-sqlite3, which takes minutes to compile, and other versions of Node. To run the suite
 * again without waiting, set the variable to a folder: it is filled once and kept.
 */
if (process.env.NEXTTOKEN_DATABASES_FOLDER === undefined) {
  process.env.NEXTTOKEN_DATABASES_FOLDER = mkdtempSync(join(tmpdir(), 'nexttoken-databases-'))
  process.env.NEXTTOKEN_DATABASES_TEMPORARY = 'yes'
}
const installed = join(process.env.NEXTTOKEN_DATABASES_FOLDER, 'node_modules')

/** The sinks of SQLite and PostgreSQL, which need programs that the suite starts or installs; never part of `npm test`. */
export default defineConfig({
  ...base,
  resolve: { alias: { ...base.resolve?.alias, 'better-sqlite3': join(installed, 'better-sqlite3') } },
  test: {
    include: ['test/databases/**/*.test.ts'],
    setupFiles: ['test/support/fixed-seed.ts'],
    globalSetup: ['test/databases/support/setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
})
