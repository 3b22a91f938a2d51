import { defineConfig } from 'vitest/config'
import base from './vitest.config.js'

/** Every test file with a process of its own, in which no module of an earlier mutant is left. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: undefined,
    include: ['test/**/*.test.ts'],
    exclude: ['test/live/**', 'test/databases/**'],
  },
})
