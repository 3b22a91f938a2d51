import { defineConfig } from 'vitest/config'
import base from './vitest.config.js'

/** Against boto3 and moto, which the suite installs into `.venv`; never part of `npm test`. */
export default defineConfig({
  ...base,
  test: {
    include: ['test/live/**/*.test.ts'],
    setupFiles: ['test/support/fixed-seed.ts'],
    globalSetup: ['test/live/support/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})
