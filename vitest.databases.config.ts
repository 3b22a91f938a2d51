import { defineConfig } from 'vitest/config'
import base from './vitest.config.js'

/** The sinks of SQLite and PostgreSQL, which need programs that the suite starts or installs; never part of `npm test`. */
export default defineConfig({
  ...base,
  test: {
    include: ['test/databases/**/*.test.ts'],
    setupFiles: ['test/support/fixed-seed.ts'],
    globalSetup: ['test/databases/support/setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
})
